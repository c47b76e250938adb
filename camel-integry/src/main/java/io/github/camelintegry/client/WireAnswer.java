package io.github.camelintegry.client;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer as HTTP brought it, whole.
 *
 * @param status  the status
 * @param headers gives the value of a header, or {@code null}
 * @param body    the body, decompressed
 */
public record WireAnswer(int status, Function<String, @Nullable String> headers, byte[] body) {

    @Nullable
    String header(String name) {
        return headers.apply(name);
    }

    /** Shows neither headers nor body. */
    @Override
    public String toString() {
        return "WireAnswer[" + status + ", " + body.length + " bytes]";
    }
}
