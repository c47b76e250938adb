package io.github.camelintegry.internal.client.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.util.Hashes;
import java.util.HexFormat;

/** The JSON schema of a function's parameters as the text that came, which takes the least memory. */
public final class FunctionSchema {

    /** What an entry of a cache takes besides its text, about. */
    private static final int OVERHEAD = 200;

    private final String digest;
    private final JsonSlice json;

    private FunctionSchema(String digest, JsonSlice json) {
        this.digest = digest;
        this.json = json;
    }

    /** {@return the schema of this text} */
    public static FunctionSchema of(byte[] json) {
        return new FunctionSchema(HexFormat.of().formatHex(Hashes.sha256(json)), JsonSlice.of(json));
    }

    /** {@return what equal schemas, and no others, have in common} */
    public String digest() {
        return digest;
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
