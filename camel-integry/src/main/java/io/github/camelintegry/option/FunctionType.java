package io.github.camelintegry.option;

/** What is known about a function before it is called. */
public enum FunctionType {
    /** Nothing: the pages of a consumer count as read, any other call as one that may change something. */
    AUTO,
    /** It only reads. */
    QUERY,
    /** It changes something. */
    ACTION
}
