package io.github.camelintegry;

import io.github.camelintegry.client.IntegryException;
import io.github.camelintegry.walk.WalkRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer's walks do: told by the thread that polls, asked by health checks, JMX, consoles and meters on theirs.
 */
final class WalkMonitor {

    private final WalkSource source;
    private final InstantSource clock;
    private final Meters meters;
    private boolean polling;
    private @Nullable Instant pollBegan;
    private @Nullable Instant busySince;
    private @Nullable Instant keptAwaySince;
    private @Nullable Instant walkSince;
    private @Nullable Instant pollEnded;
    private @Nullable WalkRecord walk;
    private long recordsOfPage;
    private long recordsOfPoll;
    private @Nullable Instant lastProgress;
    private @Nullable Throwable failure;

    WalkMonitor(WalkSource source, InstantSource clock, Meters meters) {
        this.source = source;
        this.clock = clock;
        this.meters = meters;
    }

    WalkSource source() {
        return source;
    }

    synchronized void pollBegins() {
        pollGoesOn();
        pollBegan = clock.instant();
        recordsOfPoll = 0;
    }

    /** A poll that gave way goes on. */
    synchronized void pollGoesOn() {
        polling = true;
        busySince = clock.instant();
        keptAwaySince = null;
    }

    /** Whether the service keeps the poll away that was to begin. */
    synchronized void keptAway(boolean away) {
        if (!away) {
            keptAwaySince = null;
        } else if (keptAwaySince == null) {
            keptAwaySince = clock.instant();
        }
    }

    /** The poll goes on from here. */
    synchronized void goesOnFrom(WalkRecord position) {
        if (walk == null || !walk.walkId().equals(position.walkId())) {
            walkSince = clock.instant();
        }
        walk = position;
        recordsOfPage = 0;
    }

    /** One record of a page that is split was dealt with. */
    synchronized void recordDone() {
        recordsOfPage++;
        recordsOfPoll++;
        lastProgress = clock.instant();
    }

    /** A page, or the end of the walk, was dealt with and written. */
    synchronized void committed(WalkRecord after) {
        if (walk != null && after.page() > walk.page()) {
            long records = after.records() - walk.records();
            recordsOfPoll += records - recordsOfPage;
            meters.page(source, records);
        }
        goesOnFrom(after);
        lastProgress = clock.instant();
        failure = null;
        if (!isUnderWay()) {
            meters.walk(source);
        }
    }

    synchronized void pollEnds(@Nullable Throwable problem) {
        polling = false;
        pollEnded = clock.instant();
        failure = problem;
        recordsOfPage = 0;
    }

    /** How long a poll has been under way, or kept away from a walk that is, without progress. */
    synchronized Duration withoutProgress() {
        Instant since = polling ? busySince : isUnderWay() ? keptAwaySince : null;
        if (since == null) {
            return Duration.ZERO;
        }
        Instant last = polling && lastProgress != null && lastProgress.isAfter(since) ? lastProgress : since;
        return Duration.between(last, clock.instant());
    }

    /** What the last poll failed with, until a page is dealt with or a poll ends well. */
    synchronized @Nullable Throwable failure() {
        return failure;
    }

    /** When the walk that goes on began. */
    synchronized @Nullable Instant underWaySince() {
        return walk != null && isUnderWay() ? walk.startedAt() : null;
    }

    /** When the walk that goes on last made progress, or was begun or found here if it has made none. */
    synchronized @Nullable Instant lastProgressUnderWay() {
        if (!isUnderWay()) {
            return null;
        }
        return lastProgress != null && walkSince != null && lastProgress.isAfter(walkSince) ? lastProgress : walkSince;
    }

    private boolean isUnderWay() {
        return walk != null && walk.state() != WalkRecord.State.FINISHED;
    }

    /**
     * Where the walk stands.
     *
     * @param delay what lies between two polls; {@code null} if that is not known
     */
    synchronized WalkStatus status(boolean paused, boolean throttled, @Nullable Duration delay) {
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
                walk == null ? null : walk.startedAt(),
                lastProgress,
                failure == null ? null : text(failure),
                polling || paused || delay == null || pollEnded == null ? null : pollEnded.plus(delay));
    }

    /** Ours say all in their message; of others the class often says more. */
    static String text(Throwable failure) {
        String message = failure instanceof IntegryException ? failure.getMessage() : null;
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
        long millis = Math.max(1, Duration.between(pollBegan, lastProgress).toMillis());
        return recordsOfPoll * 1000.0 / millis;
    }
}
