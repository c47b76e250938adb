package io.github.camelintegry.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.option.BodyFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the body of a request in the format that is asked for. */
public final class BodyWriter {

    private BodyWriter() {}

    /**
     * {@return the request, whose body is JSON, with its body in this format}
     *
     * @throws IllegalArgumentException if the format cannot hold a value, naming it
     */
    public static WireRequest write(WireRequest request, BodyFormat format) {
        byte[] body = request.body();
        if (body == null) {
            return request;
        }
        return switch (format) {
            case JSON -> request;
            case FORM ->
                new WireRequest(request.method(), request.target(), "application/x-www-form-urlencoded", form(body));
        };
    }

    private static byte[] form(byte[] json) {
        StringBuilder form = new StringBuilder();
        try {
            for (Map.Entry<String, JsonSlice> member :
                    JsonSlice.of(json).members(JsonCodec.DEFAULT).entrySet()) {
                form.append(form.isEmpty() ? "" : "&")
                        .append(Names.encode(member.getKey(), "the name of a parameter"))
                        .append('=')
                        .append(Names.encode(text(member), "the parameter " + member.getKey()));
            }
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the body is no JSON object: " + e.getMessage(), e);
        }
        return form.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(Map.Entry<String, JsonSlice> member) throws MalformedJsonException {
        JsonSlice value = member.getValue();
        if (value.isArray() || value.isObject()) {
            throw new IllegalArgumentException("bodyFormat=form cannot send the nested value of the parameter "
                    + Texts.excerpt(member.getKey()) + ": use bodyFormat=json");
        }
        if (value.isNull()) {
            // an empty text would blank a field that null may leave alone
            throw new IllegalArgumentException("bodyFormat=form cannot send null for the parameter "
                    + Texts.excerpt(member.getKey()) + ": leave it out, or use bodyFormat=json");
        }
        JsonNode plain = value.tree(JsonCodec.DEFAULT);
        return plain.isTextual() ? plain.textValue() : value.text();
    }
}
