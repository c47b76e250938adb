package io.github.camelintegry.internal.client.body;

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
        Duration queueTimeout, Duration responseTimeout, long maxResponseSize, AnswerShare memory, GivenUp givenUp) {}
