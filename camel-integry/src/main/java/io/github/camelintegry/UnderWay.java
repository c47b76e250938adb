package io.github.camelintegry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ShutdownStrategy;
import org.jspecify.annotations.Nullable;

/**
 * What a producer has begun for exchanges that are still in their routes. A stop waits for these first; when it stops by
 * force, nobody waits any more. A producer is also stopped when Camel evicts it from a cache; then its exchanges go on.
 */
final class UnderWay {

    private final CamelContext context;
    private final Set<Work> all = ConcurrentHashMap.newKeySet();

    UnderWay(CamelContext context) {
        this.context = context;
    }

    /** Something begins for an exchange; whoever begins it says when it has ended. */
    Work begin() {
        Work work = new Work();
        all.add(work);
        return work;
    }

    /** Ends what is under way, if nobody is going to wait for it. */
    void stop() {
        ShutdownStrategy shutdown = context.getShutdownStrategy();
        if (shutdown.isTimeoutOccurred() || shutdown.isForceShutdown() || context.isStopping()) {
            all.forEach(Work::stop);
        }
    }

    /** What is under way for one exchange. */
    final class Work {

        private @Nullable Runnable stop;
        private boolean stopped;

        private Work() {}

        /** How it can be ended from now on; runs at once if it was ended already. */
        void canBeStoppedBy(Runnable how) {
            boolean late;
            synchronized (this) {
                stop = how;
                late = stopped;
            }
            if (late) {
                how.run();
            }
        }

        private void stop() {
            Runnable how;
            synchronized (this) {
                how = stopped ? null : stop;
                stopped = true;
            }
            if (how != null) {
                how.run();
            }
        }

        void ended() {
            all.remove(this);
        }
    }
}
