package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.address.ProxySettings;
import java.time.Duration;
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
        boolean ssl, Duration connectTimeout, int maxConnections, int maxQueuedCalls, @Nullable ProxySettings proxy) {}
