package io.github.camelintegry.internal.polling;

import io.github.camelintegry.internal.delivery.FailureReports;
import io.github.camelintegry.status.WalkStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The walk of a consumer, whether it is started or not, as those see it who look after it. */
public final class ConsumerWalk {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerWalk.class);

    private final ScheduledPollConsumer consumer;
    private final String source;
    private final Duration stallTimeout;
    /** Another one after each start. */
    private volatile Optional<PolledWalk> polled = Optional.empty();

    /**
     * The walk of this consumer.
     *
     * @param source       names what is walked, and for whom
     * @param stallTimeout after how long without progress a walk that should go on is stalled; zero for never
     */
    public ConsumerWalk(ScheduledPollConsumer consumer, String source, Duration stallTimeout) {
        this.consumer = consumer;
        this.source = source;
        this.stallTimeout = stallTimeout;
    }

    /** Takes the walk, and makes what polls it. */
    public void start(PollSettings settings, Processor errorHandler, FailureReports reports, PollHost host) {
        polled = Optional.of(PolledWalk.of(settings, consumer, errorHandler, reports, host));
        if (settings.walks().settings().repository() == null) {
            LOG.info(
                    "The walk of {} is kept in memory: after a restart it begins at the first page. Set cursorRepository to"
                            + " go on where it was",
                    label());
        }
    }

    /** Breaks off what is under way. */
    public void abandon() {
        polled.ifPresent(now -> now.polls().abandon());
    }

    /** Lets others walk. */
    public void giveBack() {
        polled.ifPresent(PolledWalk::giveBack);
    }

    private PolledWalk polled() {
        return polled.orElseThrow(() -> new IllegalStateException("The consumer is not started"));
    }

    /** Its polls; fails if the consumer was never started. */
    public PollLoop polls() {
        return polled().polls();
    }

    /** {@return whether a poll may begin now} */
    public boolean mayBePolled() {
        return polled.filter(PolledWalk::mayBePolled).isPresent();
    }

    /** {@return whether a poll that comes at once has something to do} */
    public boolean hasMore() {
        return polled.map(now -> now.polls().hasMore()).orElse(true);
    }

    /** {@return how often polls have given way to others so far} */
    public long timesGivenWay() {
        return polled.map(now -> now.polls().timesGivenWay()).orElse(0L);
    }

    /** Names the walk in messages: what is walked, for whom, and in which route. */
    public String label() {
        String route = consumer.getRouteId();
        return source + (route == null ? "" : " (route " + route + ")");
    }

    /** {@return where the walk stands; fails if the consumer was never started} */
    public WalkStatus status() {
        PolledWalk now = polled();
        boolean knownScheduler = consumer.getScheduler() instanceof DefaultScheduledPollConsumerScheduler
                || consumer.getScheduler() instanceof SharedPollScheduler;
        return now.monitor()
                .status(
                        isPaused(),
                        !now.stayAway().left().isZero(),
                        knownScheduler && !now.polls().hasGivenWay()
                                ? Duration.of(
                                        consumer.getDelay(),
                                        consumer.getTimeUnit().toChronoUnit())
                                : null);
    }

    private boolean isPaused() {
        return consumer.isSuspending() || consumer.isSuspended();
    }

    /** {@return how many seconds ago the walk last made progress; -1 if it has made none} */
    public long secondsSinceProgress() {
        Duration passed = polled().monitor().sinceProgress();
        return passed == null ? -1 : passed.toSeconds();
    }

    /** {@return what the last poll failed with, until a page is dealt with or a poll ends well} */
    public @Nullable Throwable failure() {
        PolledWalk now = polled.orElse(null);
        return now == null ? null : now.monitor().failure();
    }

    /** {@return for how long a walk that should go on has made no progress, if that is too long} */
    public @Nullable Duration stalled() {
        PolledWalk now = polled.orElse(null);
        if (stallTimeout.isZero() || now == null || isPaused()) {
            return null;
        }
        Duration idle = now.monitor().withoutProgress();
        return idle.compareTo(stallTimeout) < 0 ? null : idle;
    }

    /** {@return what goes on while no page has come yet} */
    public String beforeFirstPage() {
        PolledWalk now = polled.orElse(null);
        if (now == null) {
            return "its route is not started";
        }
        Duration away = now.stayAway().left();
        if (!away.isZero()) {
            return "the service asked to stay away from its user for another " + away.toSeconds() + " s";
        }
        return consumer.isPolling()
                ? "its first poll is under way, and no page has come yet"
                : "its first poll comes " + consumer.getInitialDelay() + " "
                        + consumer.getTimeUnit().name().toLowerCase(Locale.ROOT) + " (initialDelay) after its start";
    }
}
