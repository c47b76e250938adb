package io.github.camelintegry.benchmarks.calls;

import java.nio.charset.StandardCharsets;

/** What every call sends. */
final class RequestBody {

    private static final String JSON =
            "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\",\"tags\":[\"first\",\"programmer\"],\"age\":36}";

    private RequestBody() {}

    static byte[] json() {
        return JSON.getBytes(StandardCharsets.UTF_8);
    }
}
