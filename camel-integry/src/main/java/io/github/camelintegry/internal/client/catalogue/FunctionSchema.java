package io.github.camelintegry.internal.client.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.util.Hashes;
import java.util.HexFormat;

/**
 * The JSON schema of a function's parameters as the text that came, which takes the least memory.
 *
 * @param digest what equal schemas, and no others, have in common
 * @param json   the schema
 */
public record FunctionSchema(String digest, JsonSlice json) {

    /** What an entry of a cache takes besides its text, about. */
    private static final int OVERHEAD = 200;

    /** {@return the schema of this text} */
    public static FunctionSchema of(byte[] json) {
        return new FunctionSchema(HexFormat.of().formatHex(Hashes.sha256(json)), JsonSlice.of(json));
    }

    /** {@return how many bytes it takes} */
    public long weight() {
        return OVERHEAD + (long) json.length();
    }

    /** {@return the schema to look into} */
    public JsonNode tree(JsonCodec codec) throws MalformedJsonException {
        return json.tree(codec);
    }
}
