package io.github.camelintegry.simulator.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.wire.Slashes;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = "changeit";

    @Test
    void speaksHttpsAndHttp2(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        createCertificate(store);
        HttpClient http = HttpClient.newBuilder().sslContext(trusting(store)).build();

        try (IntegrySimulator simulator = IntegrySimulator.builder()
                .ssl(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD))
                .slashes(Slashes.REDIRECT)
                .start()) {
            var response = http.send(
                    new TestClient(simulator, "user-1").request("/apps").build(), BodyHandlers.ofString());

            assertThat(simulator.baseUrl()).startsWith("https://127.0.0.1:");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(simulator.journal().entries().get(0).path()).isEqualTo("/apps");

            assertThat(redirects(http, simulator)).containsExactly("/apps", simulator.baseUrl() + "/apps");

            for (Fault fault : List.of(
                    ConnectionFaults.reset(),
                    ConnectionFaults.truncated(),
                    ConnectionFaults.truncatedWithoutLength())) {
                simulator.faults().script(FaultScript.always(fault));
                assertThatThrownBy(() -> http.send(
                                new TestClient(simulator, "user-1")
                                        .request("/apps")
                                        .build(),
                                BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static List<String> redirects(HttpClient http, IntegrySimulator simulator) throws Exception {
        List<String> locations = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            locations.add(http.send(
                            new TestClient(simulator, "user-1")
                                    .request("/apps/")
                                    .build(),
                            BodyHandlers.ofString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
        }
        return locations;
    }

    private static void createCertificate(Path store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    private static SSLContext trusting(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
