package io.github.camelintegry.personssyncboot;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.camelintegry.status.WalkStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A walk as the page shows it. Times are told as seconds from now, since a browser's clock may be another.
 *
 * @param cursorAge how long ago this process last brought the walk further; {@code null} if it has not yet
 * @param nextPollIn how long until the next poll; {@code null} if there is none to wait for
 */
record WalkView(@JsonUnwrapped WalkStatus walk, @Nullable Double cursorAge, @Nullable Double nextPollIn) {

    static WalkView of(WalkStatus walk, Instant now) {
        return new WalkView(
                walk,
                walk.lastProgress() == null ? null : seconds(walk.lastProgress(), now),
                walk.nextPoll() == null ? null : seconds(now, walk.nextPoll()));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / 1000.0;
    }
}
