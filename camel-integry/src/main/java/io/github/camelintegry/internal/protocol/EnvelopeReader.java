package io.github.camelintegry.internal.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.util.Utf8;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer in one streaming pass: it finds the network code, the cursor and the bytes of the output, and builds
 * no tree of what it passes over. What is not well-formed to its last byte is refused, so a truncated answer is never
 * taken for a short one.
 *
 * @param codec how deep answers may nest
 */
public record EnvelopeReader(JsonCodec codec) {

    /**
     * {@return what the body of a 200 says to a request of this operation}
     *
     * @throws MalformedJsonException if it is not what the contract describes
     */
    public IntegryReply read(Operation operation, byte[] answer) throws MalformedJsonException {
        byte[] body = Utf8.withoutMark(answer);
        IntegryReply reply = codec.read(body, 0, body.length, parser -> reply(operation, body, parser));
        check(operation, reply);
        return reply;
    }

    private static IntegryReply reply(Operation operation, byte[] body, JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        String listKey = operation.listKey();
        if (first == JsonToken.START_OBJECT) {
            return operation.isCall()
                    ? readMembers(body, parser, "output", Cursor.CALL_KEYS)
                    : listKey != null ? readMembers(body, parser, listKey, Cursor.KEYS) : whole(body, parser);
        }
        if (first == JsonToken.START_ARRAY && listKey != null) {
            return whole(body, parser);
        }
        throw new MalformedJsonException(first == null ? "an empty body" : "not a JSON object");
    }

    private static void check(Operation operation, IntegryReply reply) throws MalformedJsonException {
        if (operation.isCall() && reply.networkCode().isEmpty()) {
            throw new MalformedJsonException("no network_code");
        }
        if (operation.listKey() != null && !reply.output().isArray()) {
            throw new MalformedJsonException("no array '" + operation.listKey() + "'");
        }
    }

    private static IntegryReply whole(byte[] body, JsonParser parser) throws IOException {
        return new IntegryReply(OptionalInt.empty(), JsonSlice.of(body, 0, parser), null, null, null);
    }

    private static IntegryReply readMembers(byte[] body, JsonParser parser, String outputKey, Set<String> cursorKeys)
            throws IOException {
        OptionalInt networkCode = OptionalInt.empty();
        JsonSlice output = JsonSlice.NULL;
        Cursor cursor = null;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            if (name.equals(outputKey)) {
                output = JsonSlice.of(body, 0, parser);
            } else if (name.equals("network_code")) {
                networkCode = networkCode(parser);
            } else if (cursorKeys.contains(name)) {
                Cursor found = cursor(name, JsonSlice.of(body, 0, parser));
                cursor = found == null ? cursor : found;
            } else {
                parser.skipChildren();
            }
        }
        return new IntegryReply(networkCode, output, cursor, null, null);
    }

    private static @Nullable Cursor cursor(String key, JsonSlice value) throws MalformedJsonException {
        Cursor cursor;
        try {
            // strictly, since what is replaced here would go back as another cursor
            cursor = new Cursor(Utf8.decode(value.bytes(), key), key);
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("its cursor " + key + " is not valid UTF-8");
        }
        return cursor.isNone() ? null : cursor;
    }

    /** A string by the documentation, a number by one of the vendor's clients. */
    private static OptionalInt networkCode(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return OptionalInt.empty();
        }
        if (!parser.currentToken().isScalarValue()) {
            throw new MalformedJsonException("a structure where a plain value was expected");
        }
        String code = parser.getText();
        try {
            return OptionalInt.of(Integer.parseInt(code.strip()));
        } catch (NumberFormatException e) {
            // without its cause, which quotes the whole text, be it ever so long
            throw new MalformedJsonException("network_code is no whole number");
        }
    }
}
