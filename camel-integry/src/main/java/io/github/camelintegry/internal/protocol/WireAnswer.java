package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.util.Utf8;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer as HTTP brought it, whole.
 *
 * @param status  the status
 * @param headers gives the values of a header, in their order; none where the answer does not have it
 * @param body    the body, decompressed
 */
public record WireAnswer(int status, Function<String, List<String>> headers, byte[] body) {

    /** The value of a header that should come once: the first one, or {@code null}. */
    @Nullable
    public String header(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** All values of a header. */
    public List<String> values(String name) {
        return headers.apply(name);
    }

    /** {@return whether the body begins as a JSON object does, which all of Integry's are} */
    public boolean looksLikeJson() {
        return Utf8.firstVisible(Utf8.withoutMark(body), 0) == '{';
    }

    /** {@return whether the body, of which there is one, is none that Integry writes: most likely something else answered} */
    public boolean looksForeign() {
        return body.length > 0 && !looksLikeJson();
    }

    /** Shows neither headers nor body. */
    @Override
    public String toString() {
        return "WireAnswer[" + status + ", " + body.length + " bytes]";
    }
}
