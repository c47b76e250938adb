package io.github.camelintegry.internal.output;

import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.ItemsPath;
import io.github.camelintegry.internal.walk.RecordReader;
import io.github.camelintegry.internal.walk.Records;

/**
 * Finds a page's records in its output, and makes them what options ask for.
 *
 * @param itemsPath where the records are
 * @param format    what they become
 * @param codec     reads JSON
 */
public record PageReader(ItemsPath itemsPath, OutputFormat format, JsonCodec codec) {

    /** Reads the pages of a walk. */
    public RecordReader of(IntegryRequest request) {
        return (output, page) -> read(output, request.label() + ", page " + page + ",");
    }

    /**
     * Reads one output.
     *
     * @param of whose it is, for messages
     */
    public Records read(JsonSlice output, String of) {
        ItemsPath.Found found = itemsPath.find(output, codec, of);
        JsonSlice page = found.records();
        return page.isNull()
                ? Records.none(found.missing())
                : format.records(page, OutputPlace.records(of, found.at(), found.inArray()));
    }
}
