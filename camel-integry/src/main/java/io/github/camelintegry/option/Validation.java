package io.github.camelintegry.option;

/** What becomes of parameters that do not fit their function's schema. */
public enum Validation {
    /** Nobody looks. */
    NONE,
    /** The log says so, and the call is made. */
    WARN,
    /** The call is not made. */
    FAIL
}
