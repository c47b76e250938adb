package io.github.camelintegry.internal.runtime;

import io.vertx.core.http.HttpClientOptions;
import java.util.LinkedHashSet;
import org.apache.camel.CamelContext;
import org.apache.camel.component.vertx.common.VertxHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** Makes options of Vert.x of Camel's parameters. */
final class Encryption {

    private Encryption() {}

    /**
     * Sets up encryption as the parameters say; without any, as the JVM does.
     *
     * @throws IllegalArgumentException if they cannot be used
     */
    static void setUp(HttpClientOptions options, @Nullable SSLContextParameters ssl, CamelContext context) {
        if (ssl == null) {
            return;
        }
        try {
            VertxHelper.setupSSLOptions(context, ssl, options);
        } catch (Exception e) {
            throw new IllegalArgumentException("sslContextParameters cannot be used: " + e.getMessage(), e);
        }
        // the helper sets options that hold nothing, which Vert.x does not bear
        if (ssl.getKeyManagers() == null) {
            options.setKeyCertOptions(null);
        }
        if (ssl.getTrustManagers() == null) {
            options.setTrustOptions(null);
        }
        // and passes over these
        if (ssl.getSecureSocketProtocols() != null) {
            options.setEnabledSecureTransportProtocols(
                    new LinkedHashSet<>(ssl.getSecureSocketProtocols().getSecureSocketProtocol()));
        }
        if (ssl.getCipherSuites() != null) {
            ssl.getCipherSuites().getCipherSuite().forEach(options::addEnabledCipherSuite);
        }
    }
}
