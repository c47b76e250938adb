package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.protocol.IntegryRequest;

/** Is told of walks in producers whose pages come again, though their exchange ended well. */
public interface CommitFailures {

    /** It could not be written how far the walk of a request came. */
    void commitFailed(IntegryRequest request);
}
