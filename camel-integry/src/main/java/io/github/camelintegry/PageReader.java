package io.github.camelintegry;

import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import io.github.camelintegry.walk.ItemsPath;
import io.github.camelintegry.walk.RecordReader;
import io.github.camelintegry.walk.Records;
import java.util.Collections;

/**
 * Finds a page's records in its output, and makes them what the endpoint's options ask for.
 *
 * @param itemsPath where the records are
 * @param format    what they become
 * @param codec     reads JSON
 */
record PageReader(ItemsPath itemsPath, OutputFormat format, JsonCodec codec) implements RecordReader {

    static PageReader of(IntegryEndpoint endpoint) {
        return new PageReader(
                ItemsPath.of(endpoint.getItemsPath()),
                OutputFormats.of(endpoint),
                JsonCodec.ofDepth(endpoint.getConfiguration().getMaxNestingDepth()));
    }

    @Override
    public Records read(JsonSlice output) {
        JsonSlice page = itemsPath.find(output, codec);
        return page.isNull() ? new Records(0, () -> null, Collections::emptyIterator) : format.records(page);
    }
}
