package io.github.camelintegry;

import io.vertx.core.net.JksOptions;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** An authority of a test's own, which issues certificates of all kinds; who trusts it trusts them, as far as they are good. */
final class OwnAuthority {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    private OwnAuthority(Path folder) {
        this.folder = folder;
    }

    static OwnAuthority in(Path folder) throws Exception {
        OwnAuthority authority = new OwnAuthority(folder);
        authority.keytool("-alias", "authority", "-dname", "CN=Own Authority", "-ext", "bc:critical=ca:true");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority.load().getCertificate("authority"));
        try (OutputStream out = Files.newOutputStream(authority.trustStore())) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return authority;
    }

    private KeyStore load() throws Exception {
        return KeyStore.getInstance(keyStore().toFile(), PASSWORD.toCharArray());
    }

    private Path keyStore() {
        return folder.resolve("authority.p12");
    }

    private Path trustStore() {
        return folder.resolve("trusted.p12");
    }

    /** For a server: a certificate for this host, valid for two days from the day that is so far from today. */
    JksOptions key(String host, int daysFromToday) throws Exception {
        String alias = host + daysFromToday;
        if (!load().containsAlias(alias)) {
            keytool(
                    "-alias",
                    alias,
                    "-dname",
                    "CN=" + host,
                    "-signer",
                    "authority",
                    "-ext",
                    "san=dns:" + host,
                    "-startdate",
                    (daysFromToday < 0 ? "" : "+") + daysFromToday + "d",
                    "-validity",
                    "2");
        }
        return new JksOptions()
                .setPath(keyStore().toString())
                .setPassword(PASSWORD)
                .setAlias(alias)
                .setAliasPassword(PASSWORD);
    }

    JksOptions trustOfServers() {
        return new JksOptions().setPath(trustStore().toString()).setPassword(PASSWORD);
    }

    /** For clients: they trust the authority. */
    SSLContextParameters trust() {
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store(trustStore()));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trusted);
        return parameters;
    }

    private static KeyStoreParameters store(Path path) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + path);
        store.setPassword(PASSWORD);
        store.setType("PKCS12");
        return store;
    }

    private void keytool(String... what) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore().toString(),
                "-storepass",
                PASSWORD));
        Collections.addAll(command, what);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate: "
                    + new String(keytool.getInputStream().readAllBytes()));
        }
    }
}
