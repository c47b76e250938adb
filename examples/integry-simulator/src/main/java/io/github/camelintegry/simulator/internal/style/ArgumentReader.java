package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.internal.util.UrlEncoded;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Reads the body of a call, JSON or form-encoded, as an object. */
public final class ArgumentReader {

    private static final TextNode VARIABLES = TextNode.valueOf("object");

    private ArgumentReader() {}

    /** The schema tells which values of a form, all of them texts, stand for something else. */
    public static ObjectNode read(ClientRequest request, ObjectNode schema) {
        if (request.body().length == 0) {
            return Json.object();
        }
        return isForm(request) ? form(request.text(), schema) : json(request.body());
    }

    static boolean isForm(ClientRequest request) {
        return request.contentType().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private static ObjectNode json(byte[] body) {
        try {
            if (Json.parse(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw unreadable("it is not valid JSON");
        }
        throw unreadable("it is not a JSON object");
    }

    private static ObjectNode form(String body, ObjectNode schema) {
        ObjectNode arguments = Json.object();
        UrlEncoded.parameters(body).forEach((name, values) -> {
            JsonNode type = name.equals(Variables.KEY)
                    ? VARIABLES
                    : schema.path("properties").path(name).path("type");
            arguments.set(name, values.size() == 1 ? value(values.get(0), type) : array(values));
        });
        return arguments;
    }

    /** {@return what a text stands for where a value of this type is wanted} */
    public static JsonNode value(String text, JsonNode type) {
        if (text.isEmpty() || type.isMissingNode() || type.asText().equals("string")) {
            return TextNode.valueOf(text);
        }
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            // stays a text, and the check against the schema tells what is wrong with it
            return TextNode.valueOf(text);
        }
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = Json.array();
        values.forEach(array::add);
        return array;
    }

    private static Refusal unreadable(String why) {
        return Refusal.invalidInput(Json.array().add("The body cannot be read: " + why + "."));
    }
}
