package io.github.camelintegry.benchmarks.walks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of a raw request for a page. */
final class PageRequest {

    private static final String KEY = "next_page";

    private PageRequest() {}

    static byte[] first() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /** {@code null} behind the last page. */
    static byte @Nullable [] after(JsonNode page) {
        JsonNode cursor = page.path(KEY);
        return cursor.isNull() ? null : ("{\"" + KEY + "\":" + cursor + '}').getBytes(StandardCharsets.UTF_8);
    }
}
