package io.github.camelintegry.internal.polling;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.walk.NotWalkedException;
import io.github.camelintegry.status.WalkStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer's walks do: told by the thread that polls, asked by health checks, JMX, consoles and meters on theirs.
 */
public final class WalkMonitor implements WalkObserver {

    private final WalkSource source;
    private final InstantSource clock;
    private final Ticker ticker;
    private final WalkMeters meters;
    private boolean polling;
    private @Nullable Moment pollBegan;
    private @Nullable Moment busySince;
    private @Nullable Moment keptAwaySince;
    private @Nullable Moment walkSince;
    private @Nullable Moment pollEnded;
    private @Nullable WalkPosition walk;
    private long recordsOfPage;
    private long recordsOfPoll;
    private @Nullable Moment lastProgress;
    private @Nullable Throwable failure;
    /** How old the walk was when it began here, or was found here after a restart. */
    private Duration ageWhenFound = Duration.ZERO;

    /** A moment as people read it, and as what lies between two of them is counted. */
    private record Moment(Instant instant, long reading) {
        boolean isAfter(Moment other) {
            return reading - other.reading > 0;
        }
    }

    /** Of what is walked there; what is done is counted as well. */
    WalkMonitor(WalkSource source, InstantSource clock, Ticker ticker, WalkMeters meters) {
        this.source = source;
        this.clock = clock;
        this.ticker = ticker;
        this.meters = meters;
    }

    public WalkSource source() {
        return source;
    }

    private Moment now() {
        return new Moment(clock.instant(), ticker.read());
    }

    private Duration since(@Nullable Moment moment) {
        return moment == null ? Duration.ZERO : ticker.since(moment.reading);
    }

    @Override
    public synchronized void pollBegins() {
        pollGoesOn();
        pollBegan = now();
        recordsOfPoll = 0;
    }

    @Override
    public synchronized void pollGoesOn() {
        polling = true;
        busySince = now();
        keptAwaySince = null;
    }

    /** Whether the service keeps the poll away that was to begin. */
    synchronized void keptAway(boolean away) {
        if (!away) {
            keptAwaySince = null;
        } else if (keptAwaySince == null) {
            keptAwaySince = now();
        }
    }

    @Override
    public synchronized void goesOnFrom(WalkPosition position) {
        if (walk == null || !walk.walkId().equals(position.walkId())) {
            walkSince = now();
            Duration age = Duration.between(position.origin().startedAt(), walkSince.instant);
            // another process wrote that time, by another clock perhaps, which may have been ahead of this one
            ageWhenFound = age.isNegative() ? Duration.ZERO : age;
        }
        walk = position;
        recordsOfPage = 0;
    }

    /** One record of a page that is split was dealt with. */
    synchronized void recordDone() {
        recordsOfPage++;
        recordsOfPoll++;
        lastProgress = now();
    }

    @Override
    public synchronized void committed(WalkPosition after) {
        if (walk != null && after.page() > walk.page()) {
            long records = after.records() - walk.records();
            recordsOfPoll += records - recordsOfPage;
            meters.page(source, records);
        }
        goesOnFrom(after);
        lastProgress = now();
        failure = null;
        if (!isUnderWay()) {
            meters.walk(source);
        }
    }

    @Override
    public synchronized void pollEnds(@Nullable Throwable problem) {
        polling = false;
        pollEnded = now();
        failure = problem;
        recordsOfPage = 0;
    }

    /** How long a poll has been under way, or kept away from a walk that is, without progress. */
    synchronized Duration withoutProgress() {
        Moment since = polling ? busySince : isUnderWay() ? keptAwaySince : null;
        return since(polling ? later(since, lastProgress) : since);
    }

    /** What the last poll failed with, until a page is dealt with or a poll ends well. */
    public synchronized @Nullable Throwable failure() {
        return failure;
    }

    /** How long the walk that goes on has taken; zero between walks. */
    public synchronized Duration age() {
        return isUnderWay() ? ageWhenFound.plus(since(walkSince)) : Duration.ZERO;
    }

    /** How long ago the walk that goes on last made progress, or was begun or found here if it has made none. */
    public synchronized Duration idle() {
        return isUnderWay() ? since(later(walkSince, lastProgress)) : Duration.ZERO;
    }

    /** How long ago a walk last made progress; {@code null} if none has made any. */
    synchronized @Nullable Duration sinceProgress() {
        return lastProgress == null ? null : since(lastProgress);
    }

    /** The second, if it is later than the first. */
    private static @Nullable Moment later(@Nullable Moment first, @Nullable Moment second) {
        return first != null && second != null && second.isAfter(first) ? second : first;
    }

    private boolean isUnderWay() {
        return walk != null && walk.state() != WalkPosition.State.FINISHED;
    }

    /**
     * Where the walk stands.
     *
     * @param delay what lies between two polls; {@code null} if that is not known
     */
    public synchronized WalkStatus status(boolean paused, boolean throttled, @Nullable Duration delay) {
        return new WalkStatus(
                source.routeId(),
                source.name(),
                source.userId(),
                source.cursorKey(),
                state(paused, throttled),
                isUnderWay(),
                walk == null ? null : walk.walkId(),
                walk == null ? 0 : walk.page(),
                walk == null ? 0 : walk.records() + recordsOfPage,
                recordsPerSecond(),
                walk == null ? null : walk.origin().startedAt(),
                lastProgress == null ? null : lastProgress.instant,
                failure == null ? null : text(failure),
                polling || paused || delay == null || pollEnded == null
                        ? null
                        : clock.instant().plus(delay).minus(since(pollEnded)));
    }

    /** Ours say all in their message; of others the class often says more. */
    public static String text(Throwable failure) {
        String message = failure instanceof IntegryException || failure instanceof NotWalkedException
                ? failure.getMessage()
                : null;
        return message != null ? message : failure.toString();
    }

    private WalkStatus.State state(boolean paused, boolean throttled) {
        if (paused) {
            return WalkStatus.State.PAUSED;
        }
        if (throttled) {
            return WalkStatus.State.THROTTLED;
        }
        if (failure != null) {
            return WalkStatus.State.FAILING;
        }
        if (walk == null) {
            return WalkStatus.State.WAITING;
        }
        return isUnderWay() ? WalkStatus.State.WALKING : WalkStatus.State.FINISHED;
    }

    private double recordsPerSecond() {
        if (pollBegan == null || lastProgress == null || recordsOfPoll == 0) {
            return 0;
        }
        long millis = Math.max(
                1, Duration.ofNanos(lastProgress.reading - pollBegan.reading).toMillis());
        return recordsOfPoll * 1000.0 / millis;
    }
}
