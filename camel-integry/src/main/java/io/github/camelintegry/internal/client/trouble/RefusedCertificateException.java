package io.github.camelintegry.internal.client.trouble;

import java.security.cert.CertificateException;

/** A certificate of the service that this side does not accept, with the reason in words. */
final class RefusedCertificateException extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    RefusedCertificateException(Trouble trouble, CertificateException cause) {
        super(trouble.why(), cause);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
