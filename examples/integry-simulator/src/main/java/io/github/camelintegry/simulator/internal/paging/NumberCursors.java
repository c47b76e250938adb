package io.github.camelintegry.simulator.internal.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Cursors that are whole numbers: the bytes of the text, read as one number. Every digit of them matters. */
final class NumberCursors extends WrittenCursors {

    @Override
    public String type() {
        return "number";
    }

    @Override
    JsonNode written(JsonNode cursor) {
        return BigIntegerNode.valueOf(new BigInteger(1, cursor.textValue().getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    JsonNode read(JsonNode sent) {
        // a double's digits are not a cursor's, even if its value is whole
        return sent.isIntegralNumber()
                ? TextNode.valueOf(new String(sent.bigIntegerValue().toByteArray(), StandardCharsets.US_ASCII))
                : MissingNode.getInstance();
    }
}
