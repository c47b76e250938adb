package io.github.camelintegry.simulator;

/** A cursor that was not given out for this request. Under which key it came, only the catcher knows. */
final class InvalidCursorException extends RuntimeException {

    static final String MESSAGE = "This cursor is not valid.";

    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super(MESSAGE, null, false, false);
    }
}
