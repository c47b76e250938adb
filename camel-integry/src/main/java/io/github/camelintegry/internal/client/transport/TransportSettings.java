package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.address.HostName;
import io.github.camelintegry.internal.client.address.ProxySettings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.ProxyOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What connections are made with. Equal settings share one transport.
 *
 * @param ssl            whether connections are encrypted
 * @param connectTimeout how long a connection may take to be established: name, proxy and encryption, altogether
 * @param maxConnections how many connections there may be at once
 * @param maxQueuedCalls how many calls may wait for one of them
 * @param proxy          the proxy to go through, if any
 */
public record TransportSettings(
        boolean ssl, Duration connectTimeout, int maxConnections, int maxQueuedCalls, @Nullable ProxySettings proxy) {

    static final int MAX_HEADER_BYTES = 32 * 1024;

    /** Below what servers and load balancers allow, so that a call rarely meets a connection they are about to close. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    HttpClientOptions clientOptions() {
        int connectMillis = Math.toIntExact(connectTimeout.toMillis());
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                // for one that is encrypted and then says nothing; ConnectionGuard takes it off what is connected
                .setIdleTimeout(connectMillis)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                // an answer decompresses itself, since Vert.x would do it before anybody can say that memory is short
                .setDecompressionSupported(false)
                .setTcpNoDelay(true);
        options.getInitialSettings().setMaxHeaderListSize(MAX_HEADER_BYTES);
        if (ssl) {
            options.setSsl(true)
                    .setUseAlpn(true)
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setSslHandshakeTimeout(connectMillis)
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        return options;
    }

    @Nullable
    ProxyOptions proxyOptions() {
        return proxy == null
                ? null
                : new ProxyOptions()
                        .setHost(HostName.of("proxyHost", proxy.host()))
                        .setPort(proxy.port())
                        .setUsername(proxy.user())
                        .setPassword(proxy.password())
                        .setConnectTimeout(connectTimeout);
    }
}
