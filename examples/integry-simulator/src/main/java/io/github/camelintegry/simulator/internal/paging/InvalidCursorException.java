package io.github.camelintegry.simulator.internal.paging;

/** A cursor that was not given out for this request. Under which key it came, only the catcher knows. */
public final class InvalidCursorException extends RuntimeException {

    public static final String MESSAGE = "This cursor is not valid.";

    private static final long serialVersionUID = 1L;

    public InvalidCursorException() {
        super(MESSAGE, null, false, false);
    }
}
