package io.github.camelintegry.internal.client.address;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One address by which the service, or the proxy in front of it, may be reached; and how many connections it has. */
public final class Way {

    private final InetAddress address;
    private final @Nullable SocketAddress server;
    private final @Nullable ProxyOptions proxy;
    private final AtomicInteger connections = new AtomicInteger();

    private Way(InetAddress address, @Nullable SocketAddress server, @Nullable ProxyOptions proxy) {
        this.address = address;
        this.server = server;
        this.proxy = proxy;
    }

    /** The service's own address; its name is still what certificates are checked against. */
    public static Way to(BaseUrl baseUrl, InetAddress address) {
        InetAddress nameless = withoutName(address);
        InetSocketAddress server = new InetSocketAddress(nameless, baseUrl.port());
        return new Way(nameless, SocketAddress.inetSocketAddress(server), null);
    }

    /** By a proxy at this address, which finds the service by its name. */
    public static Way by(ProxyOptions proxy, BaseUrl baseUrl, InetAddress address) {
        InetAddress nameless = withoutName(address);
        return new Way(
                nameless,
                SocketAddress.inetSocketAddress(baseUrl.port(), baseUrl.host()),
                new ProxyOptions(proxy).setHost(nameless.getHostAddress()));
    }

    /** Vert.x takes two addresses for one if they came from the same name. */
    private static InetAddress withoutName(InetAddress address) {
        try {
            return address instanceof Inet6Address six
                    ? Inet6Address.getByAddress(null, six.getAddress(), six.getScopeId())
                    : InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address: " + address, e);
        }
    }

    boolean isAt(InetAddress other) {
        return address.equals(other);
    }

    /** {@return whether there is a connection by it that takes calls} */
    public boolean isOpen() {
        return connections.get() > 0;
    }

    public void opened() {
        connections.incrementAndGet();
    }

    public void closed() {
        connections.decrementAndGet();
    }

    public RequestOptions guide(RequestOptions request) {
        return request.setServer(server).setProxyOptions(proxy);
    }

    /** The address alone. */
    @Override
    public String toString() {
        return address.getHostAddress();
    }
}
