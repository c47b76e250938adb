package io.github.camelintegry.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a consumer is polled, on threads that begin what the test tells them to, by a clock that the test moves. */
class SharedPollSchedulerTest {

    /** What was planned and has not begun. */
    private final Deque<Planned> plan = new ArrayDeque<>();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final AtomicLong gaveWay = new AtomicLong();
    private final SharedPolls polls = new SharedPolls(context, 2, now::get);
    private ScheduledPollConsumer consumer;
    private SharedPollScheduler scheduler;
    private boolean stopped;
    private int polled;
    /** How long a poll takes. */
    private long takes;

    /** Threads that keep what they are told to do. */
    private final class Threads extends ScheduledThreadPoolExecutor {
        Threads(int size) {
            super(size);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            if (stopped) {
                throw new RejectedExecutionException();
            }
            Planned planned = new Planned(command, unit.toMillis(delay));
            plan.add(planned);
            return planned;
        }
    }

    private final class Planned implements ScheduledFuture<Object> {
        private final Runnable task;
        private final long millis;

        Planned(Runnable task, long millis) {
            this.task = task;
            this.millis = millis;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return plan.remove(this);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(millis, other.getDelay(TimeUnit.MILLISECONDS));
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object get(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void start() {
        context.getExecutorServiceManager().setThreadPoolFactory(new DefaultThreadPoolFactory() {
            @Override
            public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
                return new Threads(profile.getPoolSize());
            }
        });
        consumer = new ScheduledPollConsumer(context.getEndpoint("mock:polled"), exchange -> {}) {
            @Override
            protected int poll() {
                throw new UnsupportedOperationException();
            }
        };
        consumer.setInitialDelay(70);
        consumer.setDelay(500);
        scheduler = new SharedPollScheduler(consumer, gaveWay::get, polls);
        scheduler.scheduleTask(this::poll);
    }

    @AfterEach
    void stop() {
        polls.stop();
        context.stop();
    }

    private void poll() {
        polled++;
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(takes));
    }

    private Planned next() {
        assertThat(plan).as("never two at once").hasSize(1);
        return plan.remove();
    }

    @Test
    void theFirstPollComesAfterTheInitialDelayAndOthersAfterTheDelay() {
        scheduler.startScheduler();
        assertThat(scheduler.isSchedulerStarted()).isTrue();
        Planned first = next();
        assertThat(first.millis).isEqualTo(70);
        takes = 200;
        first.task.run();
        Planned second = next();
        assertThat(second.millis).as("behind the end of the one before").isEqualTo(500);
        consumer.setDelay(40);
        second.task.run();
        assertThat(next().millis).as("as it is set now").isEqualTo(40);
        assertThat(polled).isEqualTo(2);
    }

    @Test
    void withoutAnInitialDelayItIsThatOfCamel() {
        consumer.setInitialDelay(-1);
        scheduler.startScheduler();
        assertThat(next().millis).isEqualTo(1000);
    }

    @Test
    void atAFixedRateTheTimeOfThePollCounts() {
        consumer.setUseFixedDelay(false);
        scheduler.startScheduler();
        takes = 200;
        next().task.run();
        Planned second = next();
        assertThat(second.millis).isEqualTo(300);
        takes = 700;
        second.task.run();
        assertThat(next().millis).isZero();
    }

    @Test
    void aWalkThatGaveWayGoesOnAsSoonAsItIsItsTurn() {
        scheduler.scheduleTask(gaveWay::incrementAndGet);
        scheduler.startScheduler();
        next().task.run();
        assertThat(next().millis).isZero();
    }

    @Test
    void aPollThatThrowsIsNotTheLast() {
        scheduler.scheduleTask(() -> {
            throw new IllegalStateException("no database");
        });
        scheduler.startScheduler();
        Planned first = next();
        assertThatIllegalStateException().isThrownBy(first.task::run);
        assertThat(next().millis).isEqualTo(500);
    }

    @Test
    void whatIsPlannedIsCalledOffWithAStop() {
        scheduler.startScheduler();
        scheduler.unscheduleTask();
        assertThat(plan).isEmpty();
        assertThat(scheduler.isSchedulerStarted()).isFalse();
    }

    @Test
    void aPollOfAnEarlierStartPlansNoOther() {
        scheduler.startScheduler();
        Planned going = next();
        scheduler.scheduleTask(() -> {
            scheduler.unscheduleTask();
            scheduler.startScheduler();
        });
        going.task.run();
        assertThat(next().millis).as("that of the new start alone").isEqualTo(70);
    }

    @Test
    void aSecondStartOfWhatIsStartedPlansNothing() {
        scheduler.startScheduler();
        scheduler.startScheduler();
        assertThat(plan).hasSize(1);
    }

    @Test
    void whereTheThreadsAreGoneItPollsNoMore() {
        scheduler.startScheduler();
        Planned going = next();
        stopped = true;
        going.task.run();
        assertThat(plan).isEmpty();
        assertThat(polled).isEqualTo(1);
    }
}
