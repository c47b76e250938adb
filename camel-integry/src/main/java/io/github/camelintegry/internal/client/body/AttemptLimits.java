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
        return new FailedAttempt(
                Failure.NO_ROOM,
                "The answers of other calls fill maxBufferedSize (" + memory.max()
                        + " bytes), so there was no room for this one" + when
                        + ". Raise maxBufferedSize, and the heap with it; or make fewer calls at once (maxConnections), or"
                        + " ask for smaller pages",
                null,
                status);
    }
}
