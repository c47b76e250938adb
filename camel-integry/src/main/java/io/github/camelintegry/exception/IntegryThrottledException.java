package io.github.camelintegry.exception;

/**
 * The service refused the call because there were too many (429, outcome {@code REJECTED}); or the call was not sent, since
 * the service had refused an earlier one of the same user ({@code NOT_SENT}). Any call may be tried again, but not before
 * {@link #getRetryAfter()}.
 */
public final class IntegryThrottledException extends IntegryException {

    private static final long serialVersionUID = 1L;

    /** With how the call ended. */
    public IntegryThrottledException(CallEnd end) {
        super(end);
    }
}
