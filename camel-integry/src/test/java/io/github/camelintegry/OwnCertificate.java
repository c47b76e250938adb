package io.github.camelintegry;

import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** A certificate for localhost, made once for all tests, which nobody trusts but who is told to. */
final class OwnCertificate {

    private static final String PASSWORD = "changeit";

    private final Path store;

    private OwnCertificate(Path store) {
        this.store = store;
    }

    static OwnCertificate get() {
        return Only.CERTIFICATE;
    }

    private static final class Only {
        static final OwnCertificate CERTIFICATE = new OwnCertificate(make());
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("certificate");
            Path store = folder.resolve("keys.p12");
            // the file is deleted before its folder
            folder.toFile().deleteOnExit();
            store.toFile().deleteOnExit();
            keytool(store);
            return store;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("keytool made no certificate", e);
        }
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate in " + store);
        }
    }

    /** For a server. */
    JksOptions key() {
        return new JksOptions().setPath(store.toString()).setPassword(PASSWORD);
    }

    /** For its clients. */
    SSLContextParameters trust() {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + store);
        keys.setPassword(PASSWORD);
        keys.setType("PKCS12");
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(keys);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trusted);
        return parameters;
    }
}
