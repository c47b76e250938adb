package io.github.camelintegry.internal.client.body;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import java.time.Duration;

/**
 * The bounds of one attempt.
 *
 * @param queueTimeout    how long it may wait for a connection
 * @param responseTimeout how long the whole answer may take once the request is on its way
 * @param maxResponseSize how large the body may be, in bytes, decompressed
 * @param memory          gives memory for the body; whoever sends the request gives it back when the result is handed on
 * @param givenUp         told when nobody wants the answer any more: then the request is ended
 */
public record AttemptLimits(
        Duration queueTimeout, Duration responseTimeout, long maxResponseSize, AnswerShare memory, GivenUp givenUp) {

    /** Bounds that leave at least a moment. */
    public AttemptLimits {
        queueTimeout = positive(queueTimeout);
        responseTimeout = positive(responseTimeout);
    }

    /** {@return the same, when so much of their time is over} */
    public AttemptLimits after(Duration spent) {
        return new AttemptLimits(
                queueTimeout.minus(spent), responseTimeout.minus(spent), maxResponseSize, memory, givenUp);
    }

    private static Duration positive(Duration duration) {
        return duration.toMillis() < 1 ? Duration.ofMillis(1) : duration;
    }

    /** {@return the failure of an answer for which there was no memory in time} */
    public FailedAttempt noRoomInTime(int status) {
        return noRoom(" within responseTimeout (" + responseTimeout.toMillis() + " ms)", status);
    }

    /** {@return the failure of an answer that must not wait for memory} */
    public FailedAttempt noRoomAtOnce(int status) {
        return noRoom(
                ", and over HTTP/2 it cannot wait: its unread bytes would hold up all other answers on the"
                        + " connection",
                status);
    }

    private FailedAttempt noRoom(String when, int status) {
        return Failure.NO_ROOM.because(
                "The answers of other calls fill maxBufferedSize (" + memory.max()
                        + " bytes), so there was no room for this one" + when
                        + ". Raise maxBufferedSize, and the heap with it; or make fewer calls at once (maxConnections), or"
                        + " ask for smaller pages",
                status);
    }
}
