package io.github.camelintegry.option;

/** Which failures are tried again. */
public enum RetryMode {
    /** Those that cannot make anything happen twice. */
    SAFE,
    /** Also those after which a call that writes may have been executed: for functions that bear repetition. */
    ALL,
    /** None. */
    NONE
}
