package io.github.camelintegry.exception;

/**
 * An answer came for which there was no memory in time: the answers of this component's calls together fill
 * {@code maxBufferedSize}. Whether the call was executed is not known (outcome {@code UNKNOWN}), so it is tried again only if
 * it reads.
 */
public final class IntegryBufferFullException extends IntegryException {

    private static final long serialVersionUID = 1L;

    /** With how the call ended. */
    public IntegryBufferFullException(CallEnd end) {
        super(end);
    }
}
