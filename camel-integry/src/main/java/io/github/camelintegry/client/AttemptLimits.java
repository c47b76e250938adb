package io.github.camelintegry.client;

import java.time.Duration;

/**
 * The bounds of one attempt.
 *
 * @param queueTimeout    how long it may wait for a connection
 * @param responseTimeout how long the whole answer may take once the request is on its way
 * @param maxResponseSize how large the body may be, in bytes, decompressed
 */
public record AttemptLimits(Duration queueTimeout, Duration responseTimeout, long maxResponseSize) {}
