package io.github.camelintegry.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryComponent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services and load balancers end idle connections, each in its own way: nobody is alarmed. */
class IdleConnectionTest {

    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"apps\":[]}";

    enum End {
        REQUEST_TIMEOUT("HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false),
        REQUEST_TIMEOUT_WITH_BODY(
                "HTTP/1.0 408 Request Time-out\r\nConnection: close\r\n\r\n<html>Your browser was too slow.</html>",
                false),
        BAD_REQUEST("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false),
        NO_HTTP("what is this?", false),
        CLOSED("", false),
        RESET("", true);

        private final String words;
        private final boolean reset;

        End(String words, boolean reset) {
            this.words = words;
            this.reset = reset;
        }

        /** And waits until the client has left too. */
        void end(Socket connection) throws IOException {
            connection.getOutputStream().write(words.getBytes(US_ASCII));
            if (reset) {
                connection.setSoLinger(true, 0);
            } else {
                connection.shutdownOutput();
                assertThat(connection.getInputStream().read()).isEqualTo(-1);
            }
            connection.close();
        }
    }

    private static void answerOne(Socket connection) throws IOException {
        BufferedReader request = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
            line = request.readLine();
        }
        connection.getOutputStream().write(ANSWER.getBytes(US_ASCII));
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfAnIdleConnectionIsNoNews(End end) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                CamelContext context = new DefaultCamelContext();
                LogLines log = LogLines.ofAll()) {
            server.setSoTimeout(20_000);
            CountDownLatch idle = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            CompletableFuture<Void> service = CompletableFuture.runAsync(() -> {
                try {
                    Socket first = server.accept();
                    answerOne(first);
                    assertThat(idle.await(20, TimeUnit.SECONDS)).isTrue();
                    end.end(first);
                    ended.countDown();
                    try (Socket second = server.accept()) {
                        answerOne(second);
                    }
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            IntegryComponent component = context.getComponent("integry", IntegryComponent.class);
            component.getConfiguration().setBaseUrl("http://127.0.0.1:" + server.getLocalPort());
            component.getConfiguration().setAppKey("key");
            component.getConfiguration().setAppSecret("secret");
            context.start();
            ProducerTemplate template = context.createProducerTemplate();

            assertThat(call(template).getException()).isNull();
            idle.countDown();
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(call(template).getException()).isNull();

            service.get(20, TimeUnit.SECONDS);
            context.stop();
            assertThat(log.lines()).isEmpty();
        }
    }

    private static Exchange call(ProducerTemplate template) {
        return template.send("integry:apps?userId=ada&retryBackoff=1", exchange -> {});
    }
}
