package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.address.HostResolver;
import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.client.address.Way;
import io.github.camelintegry.internal.client.address.Ways;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.trouble.ExplainingTrust;
import io.github.camelintegry.internal.protocol.FunctionVersion;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import io.netty.util.AsciiString;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.ProxyOptions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The transport by Vert.x: one pool of connections, no thread of its own, nothing that blocks. */
public final class VertxTransport implements Transport {

    private static final CharSequence JSON = AsciiString.cached("application/json");
    private static final CharSequence GZIP = AsciiString.cached("gzip");
    private static final CharSequence USER_AGENT = AsciiString.cached("camel-integry");

    /** Beyond that many services, what is known of their addresses is found out anew. */
    private static final int MAX_SERVICES = 1_000;

    private final Vertx vertx;
    private final TransportSettings settings;
    private final @Nullable ProxyOptions proxy;
    private final HostResolver names;
    private final HttpClient client;
    private final Map<BaseUrl, Ways> services = new ConcurrentHashMap<>();

    /**
     * A transport on this Vert.x.
     *
     * @param encryption sets key and trust stores, where there are any of the user's own
     */
    public VertxTransport(Vertx vertx, TransportSettings settings, Consumer<HttpClientOptions> encryption) {
        this(vertx, settings, encryption, HostResolver.Resolver.JVM);
    }

    /** The same, with names that mean something else. */
    VertxTransport(
            Vertx vertx,
            TransportSettings settings,
            Consumer<HttpClientOptions> encryption,
            HostResolver.Resolver resolver) {
        this.vertx = vertx;
        this.settings = settings;
        this.proxy = settings.proxyOptions();
        this.names = new HostResolver(vertx, resolver);
        HttpClientOptions options = settings.clientOptions();
        if (settings.ssl()) {
            encryption.accept(options);
            options.setTrustOptions(new ExplainingTrust(options.getTrustOptions()));
        }
        this.client = vertx.httpClientBuilder()
                .with(options)
                // bounded by Admission: the pool would also count calls whose connection is just being made
                .with(new PoolOptions()
                        .setHttp1MaxSize(settings.maxConnections())
                        .setMaxWaitQueueSize(-1))
                .withConnectHandler(new ConnectionGuard(options, settings.connectTimeout()))
                .build();
    }

    @Override
    public CompletableFuture<WireAnswer> send(
            BaseUrl baseUrl, WireRequest request, Signature signature, AttemptLimits limits) {
        CompletableFuture<WireAnswer> answer = new CompletableFuture<>();
        Target target = target(baseUrl);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setHost(baseUrl.host())
                .setPort(baseUrl.port())
                .setSsl(baseUrl.ssl())
                .setURI((target.isReadByProxy() ? baseUrl.toString() : baseUrl.path()) + request.target());
        AtomicBoolean decided = new AtomicBoolean();
        limits.givenUp().endsBy(() -> {
            // behind that it is the collector's to end it
            if (decided.compareAndSet(false, true)) {
                answer.completeExceptionally(Stopped.unsent());
            }
        });
        Handler<AsyncResult<HttpClientRequest>> arrival = connected -> {
            if (!decided.compareAndSet(false, true)) {
                if (connected.succeeded()) {
                    connected.result().reset();
                }
                return;
            }
            try {
                if (connected.succeeded()) {
                    HttpClientRequest httpRequest = connected.result();
                    if (baseUrl.isIpv6()) {
                        httpRequest.authority(HostAndPort.create(baseUrl.bracketedHost(), baseUrl.port()));
                    }
                    exchange(
                            httpRequest,
                            request,
                            signature,
                            new AnswerCollector(vertx, httpRequest, target, limits, answer));
                } else {
                    answer.completeExceptionally(unconnected(connected.cause()));
                }
            } catch (Throwable e) {
                giveUp(connected.result(), answer, e);
            }
        };
        new Approach(client, waysTo(baseUrl), options, settings.connectTimeout(), limits.queueTimeout(), arrival)
                .begin();
        return answer;
    }

    private static Throwable unconnected(Throwable cause) {
        return cause instanceof RuntimeException && !(cause instanceof FailedAttempt) ? Stopped.unsent(cause) : cause;
    }

    @Override
    public Target target(BaseUrl baseUrl) {
        return new Target(baseUrl, settings.proxy());
    }

    private Ways waysTo(BaseUrl baseUrl) {
        Ways known = services.get(baseUrl);
        if (known != null) {
            return known;
        }
        if (services.size() >= MAX_SERVICES) {
            services.clear();
        }
        return services.computeIfAbsent(baseUrl, this::newWays);
    }

    private Ways newWays(BaseUrl baseUrl) {
        ProxyOptions by = proxy;
        return new Ways(
                names,
                target(baseUrl),
                address -> by == null ? Way.to(baseUrl, address) : Way.by(by, baseUrl, address));
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
        if (request.version() != null) {
            httpRequest.putHeader(FunctionVersion.HEADER, request.version().text());
        }
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

    /** {@return done when all connections are closed; calls under way fail} */
    public Future<Void> close() {
        names.close();
        return client.close();
    }
}
