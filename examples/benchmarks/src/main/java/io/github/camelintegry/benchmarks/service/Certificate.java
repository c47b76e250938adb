package io.github.camelintegry.benchmarks.service;

import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * What the stand-in shows its clients: a certificate that it signed itself, so that whoever is given its store trusts it.
 *
 * @param store the file that holds it
 */
public record Certificate(Path store) implements AutoCloseable {

    private static final String TYPE = "PKCS12";
    private static final String PASSWORD = "changeit";

    /** {@return a new one in a temporary folder, until it is closed} */
    public static Certificate make() throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("benchmark").resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=benchmark",
                        "-ext",
                        "san=ip:" + Service.HOST,
                        "-storetype",
                        TYPE,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate in " + store);
        }
        return new Certificate(store);
    }

    /** {@return what a server shows} */
    JksOptions key() {
        return new JksOptions().setPath(store.toString()).setPassword(PASSWORD);
    }

    /** {@return what a client of it trusts} */
    public SSLContextParameters trust() {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + store);
        keys.setType(TYPE);
        keys.setPassword(PASSWORD);
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(keys);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trusted);
        return parameters;
    }

    /** Deletes it. */
    @Override
    public void close() throws IOException {
        Files.delete(store);
        Files.delete(store.toAbsolutePath().getParent());
    }
}
