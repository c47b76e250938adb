package io.github.camelintegry.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a consumer's walk stands, as an operator wants to see it: a snapshot, from {@code getWalkStatus()} of an
 * {@code IntegryConsumer} or, of all consumers, {@code getWalks()} of the {@code IntegryComponent}. Times are this process's: what went on before its start is known
 * from the stored position only.
 *
 * @param routeId          the route that consumes; {@code null} for a consumer without one
 * @param source           what is walked, such as {@code function/pipedrive-get-all-persons}
 * @param userId           on whose behalf
 * @param cursorKey        the key under which the walk is kept
 * @param state            what goes on
 * @param underWay         whether a walk has begun and is not over, be it that it fails or rests
 * @param walkId           the walk that goes on, or went on last; {@code null} before the first
 * @param pages            how many of its pages were dealt with, those before a restart included
 * @param records          how many of its records were dealt with, those before a restart included
 * @param recordsPerSecond how fast the present poll, or the last one, went
 * @param startedAt        when the walk began, before a restart if need be; {@code null} before the first
 * @param lastProgress     when a page, or with {@code splitResults} a record, was last dealt with; {@code null} if none was
 * @param lastError        what the last poll failed with; {@code null} if it did not fail
 * @param nextPoll         about when the next poll begins; {@code null} while one goes on, while paused, and where a scheduler
 *     other than Camel's default one decides
 */
public record WalkStatus(
        @Nullable String routeId,
        String source,
        String userId,
        String cursorKey,
        State state,
        boolean underWay,
        @Nullable String walkId,
        long pages,
        long records,
        double recordsPerSecond,
        @Nullable Instant startedAt,
        @Nullable Instant lastProgress,
        @Nullable String lastError,
        @Nullable Instant nextPoll) {

    /** What goes on. */
    public enum State {
        /** No poll has begun yet. */
        WAITING,
        /** Pages are being walked, or are left for the next poll. */
        WALKING,
        /** The last poll failed; the next one begins where it failed. */
        FAILING,
        /** The service asked to stay away for a while. */
        THROTTLED,
        /** Suspended, until it is resumed. */
        PAUSED,
        /** The last walk is over; the next poll begins a new one. */
        FINISHED
    }
}
