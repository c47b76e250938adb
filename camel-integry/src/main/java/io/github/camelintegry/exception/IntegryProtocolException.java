package io.github.camelintegry.exception;

/**
 * An answer that is not of Integry's contract. Where it is unreadable or truncated, nothing is known of the call (outcome
 * {@code UNKNOWN}), and only one that reads may be tried again; where it is too large, so that it would come so again, none.
 * A redirect was not executed ({@code REJECTED}), and is followed only where nothing but the path's last slash is another,
 * since it could carry the hash elsewhere. An output that the options do not fit was executed ({@code EXECUTED}).
 */
public final class IntegryProtocolException extends IntegryException {

    private static final long serialVersionUID = 1L;

    /** With how the call ended. */
    public IntegryProtocolException(CallEnd end) {
        super(end);
    }
}
