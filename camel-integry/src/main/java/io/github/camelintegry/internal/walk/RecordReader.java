package io.github.camelintegry.internal.walk;

import io.github.camelintegry.internal.json.JsonSlice;

/** Finds the records in a page's output. */
@FunctionalInterface
public interface RecordReader {

    /**
     * {@return the records of an output}
     *
     * @param page the number of its page, for messages
     * @throws io.github.camelintegry.exception.IntegryProtocolException if they cannot be found or read
     */
    Records read(JsonSlice output, long page);
}
