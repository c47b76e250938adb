package io.github.camelintegry.internal.client.trouble;

import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.internal.util.Texts;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Explains why the certificate of a service is not accepted, by what is written in it.
 *
 * @param chain what the service has shown, its own certificate first
 * @param host  the host that was asked for, as far as it is known
 */
record CertificateTrouble(List<X509Certificate> chain, @Nullable String host, CertificateException failure) {

    private static final Pattern OTHER_HOST =
            Pattern.compile("^No (subject alternative|name matching)|^Illegal given domain name");
    private static final int NAME_OF_HOST = 2;
    private static final int ADDRESS_OF_HOST = 7;
    private static final int MAX_NAMES = 10;
    private static final int MAX_CHARACTERS = 200;

    RefusedCertificateException explained() {
        return new RefusedCertificateException(trouble(), failure);
    }

    private Trouble trouble() {
        if (!chain.isEmpty() && Causes.find(CertificateExpiredException.class, failure) != null) {
            Date end = Collections.min(
                    chain.stream().map(X509Certificate::getNotAfter).toList());
            return outOfTime("ended on " + end.toInstant(), "The service must renew it");
        }
        if (!chain.isEmpty() && Causes.find(CertificateNotYetValidException.class, failure) != null) {
            Date begin = Collections.max(
                    chain.stream().map(X509Certificate::getNotBefore).toList());
            return outOfTime(
                    "is valid only from " + begin.toInstant() + " on", "The service must show one that is valid now");
        }
        String text = Texts.excerpt(String.valueOf(failure.getMessage()), MAX_CHARACTERS);
        if (OTHER_HOST.matcher(text).find()) {
            return Trouble.lasting(
                    "the certificate of the service is not for " + (host == null ? "the host in baseUrl" : host)
                            + ", but for " + names(),
                    "Write a host in baseUrl for which the certificate is, or have the service show another one");
        }
        if (Causes.find(CertPathBuilderException.class, failure) != null) {
            return Trouble.lasting(
                    described("the certificate of the service") + " is not trusted: its issuer is not known here",
                    "If baseUrl is right, name a trust store that holds the issuer: trustManagers of"
                            + " sslContextParameters, or of the context's with useGlobalSslContextParameters=true. A proxy"
                            + " that looks into encrypted calls has an issuer of its own");
        }
        return Trouble.lasting(
                described("the certificate of the service") + " was not accepted: " + text,
                "Check baseUrl, trustManagers of sslContextParameters, and the JVM's jdk.certpath.disabledAlgorithms");
    }

    private Trouble outOfTime(String what, String cure) {
        return Trouble.lasting(
                described("the certificate of the service, or one behind it,") + ' ' + what,
                cure + "; or else the clock of this machine is wrong");
    }

    private String described(String what) {
        return chain.isEmpty()
                ? what
                : what + " (" + subject() + ", issued by "
                        + name(chain.get(0).getIssuerX500Principal().getName()) + ')';
    }

    private String subject() {
        return name(chain.get(0).getSubjectX500Principal().getName());
    }

    private String names() {
        List<String> all = chain.isEmpty() ? List.of() : alternatives(chain.get(0));
        if (all.isEmpty()) {
            return chain.isEmpty() ? "another" : subject();
        }
        String more = all.size() > MAX_NAMES ? " and " + (all.size() - MAX_NAMES) + " more" : "";
        return all.stream().limit(MAX_NAMES).map(CertificateTrouble::name).collect(Collectors.joining(", ")) + more;
    }

    private static List<String> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(each -> each.get(0).equals(NAME_OF_HOST)
                                    || each.get(0).equals(ADDRESS_OF_HOST))
                            .map(each -> String.valueOf(each.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** The words of a stranger. */
    private static String name(String text) {
        return Texts.excerpt(text, MAX_CHARACTERS);
    }
}
