package io.github.camelintegry.internal.runtime;

import io.github.camelintegry.internal.util.Timers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** What calls run on: a Vert.x, the application's own if its registry has one, and the threads on which routes go on. */
final class Engine {

    private static final int MAX_EVENT_LOOPS = 2;
    private static final String NAME_OF_THREADS = "IntegryReply";

    private final CamelContext context;
    private final Vertx vertx;
    private final boolean ownVertx;
    private final Timers timers;
    private final ExecutorService pool;
    private final Executor replies;

    Engine(CamelContext context) {
        Vertx found = CamelContextHelper.findSingleByType(context, Vertx.class);
        int processors = Runtime.getRuntime().availableProcessors();
        this.context = context;
        // before Vert.x, of which nobody would know if this failed
        this.pool = context.getExecutorServiceManager().newThreadPool(this, NAME_OF_THREADS, profile());
        this.ownVertx = found == null;
        this.vertx = found != null ? found : Vertx.vertx(few(Math.max(1, Math.min(MAX_EVENT_LOOPS, processors / 2))));
        this.timers = (delay, task) -> vertx.setTimer(ceilMillis(delay), fired -> task.run());
        this.replies = new ReplyThreads(pool, Math.max(8, 4 * processors), timers);
    }

    private static VertxOptions few(int eventLoops) {
        return new VertxOptions()
                .setEventLoopPoolSize(eventLoops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static ThreadPoolProfile profile() {
        ThreadPoolProfile profile = new ThreadPoolProfile(NAME_OF_THREADS);
        profile.setPoolSize(1);
        profile.setMaxPoolSize(ReplyThreads.MAX_THREADS);
        // none waits in a queue of the pool: there is one before it
        profile.setMaxQueueSize(0);
        profile.setKeepAliveTime(10L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        // never in the thread that hands over, which may be an event loop
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /** Never before the time, and at least the millisecond that Vert.x wants. */
    private static long ceilMillis(Duration delay) {
        return Math.max(1, delay.plusNanos(999_999).toMillis());
    }

    Vertx vertx() {
        return vertx;
    }

    Timers timers() {
        return timers;
    }

    /** Where answers are read and routes go on. */
    Executor replies() {
        return replies;
    }

    /** Closes what is its own of Vert.x. */
    Future<Void> closeVertx() {
        return ownVertx ? vertx.close() : Future.succeededFuture();
    }

    /** Lets the threads finish what they have begun. */
    void stopReplies() {
        context.getExecutorServiceManager().shutdownGraceful(pool);
    }
}
