package io.github.camelintegry.internal.client.address;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resolves names as the JVM does, with its cache and whatever the machine's hosts file and name servers say today: Vert.x
 * has a resolver of its own, which reads them once. It may block, so it has few threads of its own; however many calls
 * want a name, it is asked for once at a time.
 */
public final class HostResolver {

    private static final int MAX_THREADS = 2;

    private final WorkerExecutor threads;
    private final Resolver resolver;
    private final Map<String, Future<List<InetAddress>>> asked = new ConcurrentHashMap<>();

    /** What finds the addresses of a name; it may block. */
    @FunctionalInterface
    public interface Resolver {

        /** As the JVM does it. */
        Resolver JVM = name -> List.of(InetAddress.getAllByName(name));

        List<InetAddress> resolve(String name) throws UnknownHostException;
    }

    public HostResolver(Vertx vertx, Resolver resolver) {
        this.threads = vertx.createSharedWorkerExecutor("camel-integry-names", MAX_THREADS);
        this.resolver = resolver;
    }

    /** {@return the addresses of a name, the preferred one first; never none} */
    Future<List<InetAddress>> addresses(String name) {
        return asked.computeIfAbsent(name, this::ask);
    }

    private Future<List<InetAddress>> ask(String name) {
        return threads.executeBlocking(
                () -> {
                    try {
                        List<InetAddress> addresses = resolver.resolve(name);
                        if (addresses.isEmpty()) {
                            throw new UnknownHostException(name);
                        }
                        return addresses;
                    } finally {
                        // waits until the question has been noted, if the answer is that quick
                        asked.remove(name);
                    }
                },
                false);
    }

    public void close() {
        threads.close();
    }
}
