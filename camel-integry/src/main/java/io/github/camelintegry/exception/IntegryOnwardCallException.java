package io.github.camelintegry.exception;

/**
 * Integry executed the call (outcome {@code EXECUTED}), and the app behind it answered with a status outside
 * {@code okStatusCodeRange}. An app that was asked too often (429) did nothing, so any call may be tried again; one that failed
 * (5xx) may have done its work before, so only a call that reads may be; otherwise none.
 */
public final class IntegryOnwardCallException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private final int networkCode;
    private final String output;
    private final boolean cursorRefusal;

    /** With what the app answered, and whether it may have been the call's cursor that it refused. */
    public IntegryOnwardCallException(CallEnd end, int networkCode, String output, boolean cursorRefusal) {
        super(end);
        this.networkCode = networkCode;
        this.output = output;
        this.cursorRefusal = cursorRefusal;
    }

    /** {@return the status with which the app answered} */
    public int getNetworkCode() {
        return networkCode;
    }

    /**
     * {@return whether it may have been the cursor that the app refused: the call carried one, and the app answered 400,
     * 404, 410, 412, 416 or 422}
     */
    public boolean isCursorRefusal() {
        return cursorRefusal;
    }

    /** {@return what the app answered, as JSON text} */
    public String getOutput() {
        return output;
    }
}
