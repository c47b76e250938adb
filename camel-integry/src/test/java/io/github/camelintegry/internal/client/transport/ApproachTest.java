package io.github.camelintegry.internal.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.address.HostResolver;
import io.github.camelintegry.internal.client.address.ProxySettings;
import io.github.camelintegry.internal.client.body.AnswerMemory;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.body.GivenUp;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.wire.Slashes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a call comes by a connection: names, addresses, proxies, encryption, all within {@code connectTimeout}. */
class ApproachTest {

    private static final Duration CONNECT = Duration.ofMillis(1_500);

    /** What is sent here by hand is not followed. */
    private final IntegrySimulator simulator =
            IntegrySimulator.builder().slashes(Slashes.AS_SENT).start();

    private final Vertx vertx = Vertx.vertx();
    private final AnswerMemory memory = new AnswerMemory(1 << 30);
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        simulator.close();
    }

    private VertxTransport transport(boolean ssl, @Nullable ProxySettings proxy, HostResolver.Resolver resolver) {
        return new VertxTransport(
                vertx, new TransportSettings(ssl, CONNECT, 4, 4, proxy), options -> options.setTrustAll(true), name -> {
                    asked.add(name);
                    return resolver.resolve(name);
                });
    }

    private CompletableFuture<WireAnswer> send(VertxTransport transport, String baseUrl) {
        Signature signature = new Signer(new IntegryCredentials(simulator.appKey(), simulator.appSecret())).sign("u1");
        return transport.send(
                BaseUrl.parse(baseUrl, true),
                new WireRequest("GET", "/apps", "application/json", null),
                signature,
                new AttemptLimits(
                        Duration.ofSeconds(20), Duration.ofSeconds(10), 1 << 20, memory.share(), new GivenUp()));
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static void succeeds(CompletableFuture<WireAnswer> answer) {
        assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).satisfies(whole -> assertThat(whole.status())
                .isEqualTo(200));
    }

    private static FailedAttempt failsInTime(CompletableFuture<WireAnswer> answer) {
        FailedAttempt[] failure = new FailedAttempt[1];
        long begun = System.nanoTime();
        assertThat(answer)
                .failsWithin(CONNECT.multipliedBy(4))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(FailedAttempt.class, e -> failure[0] = e);
        assertThat(failure[0].kind()).isEqualTo(Failure.UNSENT);
        assertThat(failure[0]).hasMessageContaining("nothing was sent");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(CONNECT.multipliedBy(2));
        return failure[0];
    }

    @Test
    void anAddressThatRefusesIsFollowedByTheNext() {
        VertxTransport transport =
                transport(false, null, name -> List.of(address("127.0.0.2"), address("::1"), address("127.0.0.1")));
        String url = "http://service.test:" + simulator.port();

        succeeds(send(transport, url));
        succeeds(send(transport, url));
        succeeds(send(transport, url));

        assertThat(asked).as("only when a connection is made").containsExactly("service.test");
        assertThat(simulator.journal().entries().get(0).headers().get("host"))
                .isEqualTo("service.test:" + simulator.port());
    }

    @Test
    void anAddressThatIsSilentIsFollowedByTheNext() throws Exception {
        List<Socket> full = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(simulator.port(), 1, address("127.0.0.2"))) {
            fill(deaf, full);
            VertxTransport transport =
                    transport(false, null, name -> List.of(address("127.0.0.2"), address("127.0.0.1")));

            succeeds(send(transport, "http://service.test:" + simulator.port()));
        } finally {
            for (Socket each : full) {
                each.close();
            }
        }
    }

    /** Until it takes no further connection: what then asks for one hears nothing. */
    private static void fill(ServerSocket deaf, List<Socket> full) throws Exception {
        while (true) {
            Socket socket = new Socket();
            full.add(socket);
            try {
                socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    @Test
    void whereNoAddressAnswersTheMessageNamesThemAll() {
        VertxTransport transport = transport(false, null, name -> List.of(address("127.0.0.2"), address("127.0.0.3")));

        assertThat(failsInTime(send(transport, "http://service.test:" + simulator.port())))
                .hasMessageContainingAll("service.test:" + simulator.port(), "127.0.0.2 and 127.0.0.3");
    }

    @Test
    void aServiceThatMovesIsFoundAgain() throws Exception {
        HttpServer[] servers = new HttpServer[2];
        AtomicInteger there = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            String body = "at " + i;
            servers[i] = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end(body))
                    .listen(i == 0 ? 0 : servers[0].actualPort(), "127.0.0." + (7 + i))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        }
        VertxTransport transport = transport(false, null, name -> List.of(address("127.0.0." + (7 + there.get()))));
        String url = "http://service.test:" + servers[0].actualPort();
        assertThat(send(transport, url).get(10, TimeUnit.SECONDS).body())
                .asString()
                .isEqualTo("at 0");

        there.set(1);

        // within a few seconds, although the connection to where it was is still there
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        send(transport, url).get(10, TimeUnit.SECONDS).body())
                .asString()
                .isEqualTo("at 1"));
        assertThat(asked).hasSizeLessThan(6);
    }

    @Test
    void aNameThatNobodyAnswersForHasConnectTimeout() {
        CountDownLatch release = new CountDownLatch(1);
        VertxTransport transport = transport(false, null, name -> {
            try {
                release.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(name);
        });
        List<CompletableFuture<WireAnswer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(send(transport, "http://service.test:" + simulator.port()));
        }

        assertThat(failsInTime(calls.get(0))).hasMessageContainingAll("the name service.test", "connectTimeout");
        assertThat(calls).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(2)));
        assertThat(asked).as("however many want to know").containsExactly("service.test");
        release.countDown();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false"})
    void whoTakesTheConnectionAndSaysNothingHasConnectTimeout(boolean proxied, boolean overProxyName) throws Exception {
        AtomicInteger taken = new AtomicInteger();
        NetServer silent = vertx.createNetServer()
                .connectHandler(socket -> taken.incrementAndGet())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        String proxyHost = overProxyName ? "proxy.test" : "127.0.0.1";
        VertxTransport transport = transport(
                true,
                proxied ? new ProxySettings(proxyHost, silent.actualPort(), "me", "proxy-password") : null,
                name -> {
                    if (proxied && name.equals("service.test")) {
                        throw new UnknownHostException("only the proxy knows");
                    }
                    return List.of(address("127.0.0.1"));
                });
        String url = "https://service.test:" + (proxied ? simulator.port() : silent.actualPort());

        for (int i = 1; i <= 2; i++) {
            FailedAttempt failure = failsInTime(send(transport, url));
            assertThat(failure).hasMessageContainingAll("service.test", "127.0.0.1", "connectTimeout");
            assertThat(failure.getMessage()).doesNotContain("proxy-password");
            assertThat(failure.getMessage().contains("(proxyHost)")).isEqualTo(proxied);
        }
        assertThat(taken).hasPositiveValue();
    }

    @Test
    void anAddressOfIpv6KeepsItsBrackets() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    seen.add(request.getHeader("Host") + " " + request.uri());
                    request.response().end("{}");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        int port = server.actualPort();
        HostResolver.Resolver here = name -> List.of(address("127.0.0.1"));

        succeeds(send(transport(false, null, here), "http://[::1]:" + port));
        succeeds(send(transport(false, new ProxySettings("proxy.test", port, null, null), here), "http://[::1]:8080"));

        assertThat(seen).containsExactly("[::1]:" + port + " /apps", "[::1]:8080 http://[::1]:8080/apps");
        assertThat(asked).containsExactly("::1", "proxy.test");
        VertxTransport nobody = transport(false, null, name -> List.of(address("127.0.0.9")));
        assertThat(failsInTime(send(nobody, "http://[::1]:" + port))).hasMessageContaining("[::1]:" + port);
    }
}
