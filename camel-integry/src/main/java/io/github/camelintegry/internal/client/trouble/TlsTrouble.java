package io.github.camelintegry.internal.client.trouble;

import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.internal.util.Texts;
import io.netty.handler.ssl.NotSslRecordException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Explains why encryption could not be agreed upon with the service, or through a proxy's tunnel. */
public final class TlsTrouble {

    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");
    private static final Pattern ABOUT_VERSIONS = Pattern.compile("protocol|cipher", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OF_CLIENT_CERTIFICATES = Set.of(
            "bad_certificate",
            "certificate_required",
            "certificate_unknown",
            "certificate_expired",
            "certificate_revoked",
            "unsupported_certificate",
            "unknown_ca",
            "access_denied");
    private static final Set<String> OF_VERSIONS =
            Set.of("protocol_version", "insufficient_security", "inappropriate_fallback", "no_application_protocol");

    private static final String VERSIONS = "check which of them secureSocketProtocols and cipherSuites of"
            + " sslContextParameters, and the JVM's jdk.tls.disabledAlgorithms, leave";
    private static final String CLIENT_CERTIFICATE =
            "name a key store with the certificate that it knows: keyManagers of sslContextParameters";

    private TlsTrouble() {}

    /** {@return what a failure of encryption means; {@code null} if it is none} */
    public static @Nullable Trouble of(Throwable failure, Target target) {
        RefusedCertificateException refused = Causes.find(RefusedCertificateException.class, failure);
        if (refused != null) {
            return refused.trouble();
        }
        CertificateException other = Causes.find(CertificateException.class, failure);
        if (other != null) {
            return Trouble.lasting(
                    "the certificate was not accepted: " + Texts.excerpt(String.valueOf(other.getMessage())),
                    "Check baseUrl, and trustManagers of sslContextParameters");
        }
        if (Causes.find(NotSslRecordException.class, failure) != null) {
            return Trouble.lasting(
                    "what answers there does not speak https",
                    "Check the port in baseUrl"
                            + (target.proxy() == null
                                    ? ", or begin it with http:// if the service has no encryption (see allowPlainHttp)"
                                    : ", and that proxyHost and proxyPort are those of a proxy"));
        }
        String alert = alert(failure);
        if (alert != null) {
            return ofAlert(alert);
        }
        if (Causes.find(ClosedChannelException.class, failure) != null) {
            return Trouble.passing(
                    "the other side ended the connection while encryption was being agreed upon",
                    "Check that the port in baseUrl speaks https, and that a version of TLS and a cipher suite are"
                            + " common to both: " + VERSIONS);
        }
        SSLException tls = Causes.find(SSLException.class, failure);
        return tls == null ? null : ofOurs(deepest(tls));
    }

    private static Trouble ofAlert(String alert) {
        String why = "the service answered with the TLS alert " + alert + ": ";
        if (OF_CLIENT_CERTIFICATES.contains(alert)) {
            return Trouble.lasting(
                    why + "it wants a certificate of the client, or does not accept the one it got",
                    "If it does, " + CLIENT_CERTIFICATE);
        }
        if (OF_VERSIONS.contains(alert)) {
            return Trouble.lasting(why + "no version of TLS or cipher suite is common to both", upper(VERSIONS));
        }
        return switch (alert) {
            case "handshake_failure" ->
                Trouble.lasting(
                        why + "it wants a certificate of the client, or no cipher suite is common to both",
                        "If it wants one, " + CLIENT_CERTIFICATE + ". Else " + VERSIONS);
            case "unrecognized_name" ->
                Trouble.lasting(why + "it does not know the host that was asked for", "Check the host in baseUrl");
            default -> Trouble.passing(why + "it could not agree upon encryption", "Check baseUrl. Else " + VERSIONS);
        };
    }

    private static Trouble ofOurs(Throwable failure) {
        String text = Texts.excerpt(String.valueOf(failure.getMessage()));
        return ABOUT_VERSIONS.matcher(text).find()
                ? Trouble.lasting("no version of TLS or cipher suite is common to both: " + text, upper(VERSIONS))
                : Trouble.passing("encryption could not be agreed upon: " + text, "Check baseUrl. Else " + VERSIONS);
    }

    /** {@return what it means that the connection ended when all was agreed upon, and before anything was sent} */
    static Trouble closedAfterwards(Target target) {
        return Trouble.passing(
                "the other side ended the connection as soon as it was encrypted",
                "The service may want a certificate of the client: then " + CLIENT_CERTIFICATE + ". Else check "
                        + target.options());
    }

    /**
     * {@return whether the service refused the client, and not the request: over TLS 1.3 it says so only when the client
     * thinks that all is agreed upon and has written its request, of which the service has not read a byte}
     */
    public static boolean refusesClient(Throwable failure) {
        String alert = Causes.find(SSLHandshakeException.class, failure) == null ? null : alert(failure);
        return alert != null && OF_CLIENT_CERTIFICATES.contains(alert);
    }

    private static @Nullable String alert(Throwable failure) {
        SSLException tls = Causes.find(SSLException.class, failure);
        if (tls == null) {
            return null;
        }
        Matcher alert = ALERT.matcher(String.valueOf(deepest(tls).getMessage()));
        return alert.find() ? alert.group(1) : null;
    }

    /** Vert.x puts one of its own, which says nothing, around that of the JVM. */
    private static Throwable deepest(SSLException failure) {
        return failure.getCause() instanceof SSLException inner ? inner : failure;
    }

    private static String upper(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
