package io.github.camelintegry.exception;

/** What is known about a call when it has ended. */
public enum Outcome {
    /** Nothing left the client. */
    NOT_SENT,
    /** The service says that it did not execute the call. */
    REJECTED,
    /** The service executed the call and said how the app behind answered. */
    EXECUTED,
    /** The call was sent, and no answer came that can be trusted: it may have been executed or not. */
    UNKNOWN
}
