package io.github.camelintegry.option;

/** How the body of a request is written. */
public enum BodyFormat {
    /** As JSON. */
    JSON,
    /** As a form, which holds plain values only. */
    FORM
}
