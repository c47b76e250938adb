package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.protocol.IntegryReply;

/**
 * A call that was executed.
 *
 * @param reply    what came of it
 * @param attempts how many requests it took
 */
public record CallResult(IntegryReply reply, int attempts) {}
