package io.github.camelintegry.internal.protocol;

import com.fasterxml.jackson.core.JsonParser;
import io.github.camelintegry.internal.json.JsonSlice;
import java.io.IOException;

/** What becomes of the output in the one pass over an answer. */
public enum OutputReading {
    /** It is passed over, and kept as the bytes that came. */
    AS_IT_CAME {
        @Override
        JsonSlice read(byte[] buffer, JsonParser parser) throws IOException {
            return JsonSlice.of(buffer, parser);
        }
    },
    /** It is kept as the bytes that came, and made a tree on the way, for who is going to ask for one. */
    AS_TREE {
        @Override
        JsonSlice read(byte[] buffer, JsonParser parser) throws IOException {
            return parser.currentToken().isStructStart()
                    ? JsonSlice.withTree(buffer, parser)
                    : JsonSlice.of(buffer, parser);
        }
    };

    /** Reads the value that the parser, which reads this buffer from its beginning, stands on. */
    abstract JsonSlice read(byte[] buffer, JsonParser parser) throws IOException;
}
