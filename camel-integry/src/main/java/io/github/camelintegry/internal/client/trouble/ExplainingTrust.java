package io.github.camelintegry.internal.client.trouble;

import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts whom the user's stores trust, or else the JVM's, and says what is wrong with a certificate that they refuse: only
 * here it can still be looked at.
 */
public final class ExplainingTrust implements TrustOptions {

    private final @Nullable TrustOptions stores;

    /** @param stores the user's; {@code null} for the JVM's */
    public ExplainingTrust(@Nullable TrustOptions stores) {
        this.stores = stores;
    }

    @Override
    public TrustOptions copy() {
        return new ExplainingTrust(stores == null ? null : stores.copy());
    }

    @Override
    public TrustManagerFactory getTrustManagerFactory(Vertx vertx) throws Exception {
        TrustManagerFactory factory = stores == null ? ofJvm() : stores.getTrustManagerFactory(vertx);
        TrustManager[] managers = factory.getTrustManagers();
        // another kind does not check the host itself: the JVM does that around it, and would not do it around ours
        return managers.length == 1 && managers[0] instanceof X509ExtendedTrustManager manager
                ? TrustOptions.wrap(new Explaining(manager)).getTrustManagerFactory(vertx)
                : factory;
    }

    private static TrustManagerFactory ofJvm() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return factory;
    }

    @Override
    public @Nullable Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) throws Exception {
        return stores == null ? null : stores.trustManagerMapper(vertx);
    }

    /** Decides nothing itself. */
    private static final class Explaining extends X509ExtendedTrustManager {

        private final X509ExtendedTrustManager manager;

        Explaining(X509ExtendedTrustManager manager) {
            this.manager = manager;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            try {
                manager.checkServerTrusted(chain, type, engine);
            } catch (CertificateException e) {
                throw new CertificateTrouble(List.of(chain), engine.getPeerHost(), e).explained();
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            manager.checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            manager.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            manager.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            manager.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            manager.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return manager.getAcceptedIssuers();
        }
    }
}
