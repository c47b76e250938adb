package io.github.camelintegry.client;

import io.github.camelintegry.protocol.IntegryReply;

/**
 * A call that was executed.
 *
 * @param reply    what came of it
 * @param attempts how many requests it took
 */
public record CallResult(IntegryReply reply, int attempts) {}
