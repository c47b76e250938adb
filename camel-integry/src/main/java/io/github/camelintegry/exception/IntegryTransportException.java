package io.github.camelintegry.exception;

/**
 * No answer of the service came: it could not be reached (outcome {@code NOT_SENT}), it, or a proxy on the way, said that
 * nobody had begun with the request (outcome {@code REJECTED}), or the connection was lost or too slow after the request
 * had left (outcome {@code UNKNOWN}). In the first two cases any call may be tried again, unless the way is barred; in the
 * last one only a call that reads.
 */
public final class IntegryTransportException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private final boolean barred;

    /** With whether the way is barred: by a certificate that is not accepted, or by what a proxy says. */
    public IntegryTransportException(CallEnd end, boolean barred) {
        super(end);
        this.barred = barred;
    }

    /** {@return whether no call comes through until somebody has changed something: options, a certificate, a proxy} */
    public boolean isBarred() {
        return barred;
    }
}
