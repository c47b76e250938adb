package io.github.camelintegry.client;

import io.github.camelintegry.protocol.Signature;
import io.github.camelintegry.protocol.WireRequest;
import io.netty.util.AsciiString;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The transport by Vert.x: one pool of connections, no thread of its own, nothing that blocks. */
public final class VertxTransport implements Transport {

    /** Below what servers and load balancers allow, so that a call rarely meets a connection they are about to close. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final CharSequence JSON = AsciiString.cached("application/json");
    private static final CharSequence GZIP = AsciiString.cached("gzip");
    private static final CharSequence USER_AGENT = AsciiString.cached("camel-integry");

    private final Vertx vertx;
    private final HttpClient client;

    /**
     * A transport on this Vert.x.
     *
     * @param encryption sets key and trust stores, where there are any of the user's own
     */
    public VertxTransport(Vertx vertx, TransportSettings settings, Consumer<HttpClientOptions> encryption) {
        this.vertx = vertx;
        HttpClientOptions options = options(settings);
        if (settings.ssl()) {
            encryption.accept(options);
        }
        this.client = vertx.httpClientBuilder()
                .with(options)
                // bounded by Admission: the pool would also count calls whose connection is just being made
                .with(new PoolOptions()
                        .setHttp1MaxSize(settings.maxConnections())
                        .setMaxWaitQueueSize(-1))
                .withConnectHandler(new ConnectionGuard(options))
                .build();
    }

    private static HttpClientOptions options(TransportSettings settings) {
        int connectMillis = Math.toIntExact(settings.connectTimeout().toMillis());
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                // decompressed here, see Gunzip: Vert.x would do it before anybody can say that there is no memory for
                // it
                .setDecompressionSupported(false)
                .setTcpNoDelay(true);
        if (settings.ssl()) {
            options.setSsl(true)
                    .setUseAlpn(true)
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setSslHandshakeTimeout(connectMillis)
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        ProxySettings proxy = settings.proxy();
        if (proxy != null) {
            options.setProxyOptions(new ProxyOptions()
                    .setHost(proxy.host())
                    .setPort(proxy.port())
                    .setUsername(proxy.user())
                    .setPassword(proxy.password()));
        }
        return options;
    }

    @Override
    public CompletableFuture<WireAnswer> send(
            BaseUrl baseUrl, WireRequest request, Signature signature, AttemptLimits limits) {
        CompletableFuture<WireAnswer> answer = new CompletableFuture<>();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setHost(baseUrl.host())
                .setPort(baseUrl.port())
                .setSsl(baseUrl.ssl())
                .setURI(baseUrl.path() + request.target())
                .setConnectTimeout(limits.queueTimeout().toMillis());
        client.request(options).onComplete(connected -> {
            try {
                if (connected.succeeded()) {
                    exchange(
                            connected.result(),
                            request,
                            signature,
                            new AnswerCollector(vertx, connected.result(), limits, answer));
                } else {
                    answer.completeExceptionally(notSent(baseUrl, connected.cause()));
                }
            } catch (Throwable e) {
                giveUp(connected.result(), answer, e);
            }
        });
        return answer;
    }

    /** Whatever fails on an event loop ends its call, or nobody would ever hear of it. */
    private static void giveUp(
            @Nullable HttpClientRequest connected, CompletableFuture<WireAnswer> answer, Throwable failure) {
        try {
            answer.completeExceptionally(failure);
        } finally {
            if (connected != null) {
                connected.reset();
            }
        }
    }

    private void exchange(
            HttpClientRequest httpRequest, WireRequest request, Signature signature, AnswerCollector collector) {
        httpRequest
                .putHeader(Signature.APP_KEY, signature.appKey())
                // as bytes: a String would lose what is not ASCII, and with it the user
                .putHeader(Signature.USER_ID, new AsciiString(signature.userIdBytes(), false))
                .putHeader(Signature.HASH, signature.hash())
                .putHeader("Accept", JSON)
                .putHeader("Accept-Encoding", GZIP)
                .putHeader("User-Agent", USER_AGENT);
        collector.collect();
        Future<?> sent;
        byte[] body = request.body();
        if (body == null) {
            sent = httpRequest.send();
        } else {
            httpRequest.putHeader("Content-Type", request.contentType());
            sent = httpRequest.send(Buffer.buffer(body));
        }
        sent.onFailure(collector::lost);
    }

    private static IntegryTransportException notSent(BaseUrl baseUrl, Throwable cause) {
        return new IntegryTransportException(
                "Could not connect to " + baseUrl.host() + ':' + baseUrl.port() + " ("
                        + cause.getClass().getSimpleName() + "): nothing was sent",
                cause,
                Outcome.NOT_SENT);
    }

    /** {@return done when all connections are closed; calls under way fail} */
    public Future<Void> close() {
        return client.close();
    }
}
