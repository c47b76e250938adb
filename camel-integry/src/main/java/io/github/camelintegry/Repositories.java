package io.github.camelintegry;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The repositories that walks are kept in, each by its identity: which walks in it are taken, and whether it was started
 * here, so that it is stopped here too.
 */
final class Repositories {

    private final Map<Object, Set<String>> takenKeys = new IdentityHashMap<>();
    private final Map<StateRepository<String, String>, Boolean> started = new IdentityHashMap<>();

    /**
     * Takes a walk for one consumer.
     *
     * @param owner the repository, or what else keeps the walk
     * @throws IllegalArgumentException if another consumer has it already
     */
    synchronized void take(Object owner, String key) {
        if (!takenKeys.computeIfAbsent(owner, first -> new HashSet<>()).add(key)) {
            throw new IllegalArgumentException("Another active consumer keeps its walk under cursorKey=" + key
                    + " in the same cursorRepository: give one of them another cursorKey");
        }
    }

    /** Gives a walk back. */
    synchronized void giveBack(Object owner, String key) {
        Set<String> keys = takenKeys.get(owner);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            takenKeys.remove(owner);
        }
    }

    /** Starts a repository that nobody has started. */
    synchronized void start(StateRepository<String, String> repository, CamelContext context) {
        boolean runs = repository instanceof StatefulService service && service.getStatus() == ServiceStatus.Started;
        if (!runs && !started.containsKey(repository)) {
            CamelContextAware.trySetCamelContext(repository, context);
            ServiceHelper.startService(repository);
            started.put(repository, true);
        }
    }

    /** Stops what was started here. */
    synchronized void stop() {
        ServiceHelper.stopService(started.keySet());
        started.clear();
    }
}
