package io.github.camelintegry.internal.binding;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.IntegryConstants;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.UUID;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a message says in words: headers, and a body that is a prompt. Camel's own conversion makes a text of anything, as
 * its {@code toString} does: of a list of two users it would make one user {@code [a, b]}. Here, what is no text by nature
 * is refused.
 */
public final class MessageTexts {

    private MessageTexts() {}

    /**
     * {@return the header's text; {@code null} if the message does not have it}
     *
     * @throws IllegalArgumentException if its value is neither text nor stands for one
     */
    static @Nullable String header(Message message, String name) {
        Object value = message.getHeader(name);
        if (value == null) {
            return null;
        }
        String text = text(value);
        if (text == null) {
            throw new IllegalArgumentException("The header " + name + " must be a text, not " + what(value)
                    + ". Give it a text, or a number, boolean, character, enum constant, UUID, URI or JSON value that stands"
                    + " for one; split a list first, and convert bytes to String");
        }
        return text;
    }

    /**
     * {@return the body's text; {@code null} if there is no body}
     *
     * @throws IllegalArgumentException if it neither is nor holds text
     */
    static @Nullable String body(Message message) {
        Object body = message.getBody();
        if (body == null || (body instanceof JsonNode node && node.isNull())) {
            return null;
        }
        String text = body instanceof byte[] || BodyJson.holdsText(body) ? message.getBody(String.class) : text(body);
        if (text == null) {
            throw new IllegalArgumentException("The message body must be a text, not " + what(body)
                    + ": it would be the prompt. Give the prompt"
                    + " in the option prompt or the header " + IntegryConstants.PROMPT + ", or make a text of the"
                    + " body");
        }
        return text;
    }

    /** {@return whether a value, such as that of an expression, is a text, holds one, or stands for one} */
    public static boolean isText(Object value) {
        return value instanceof byte[]
                || value instanceof char[]
                || value instanceof TemporalAccessor
                || value instanceof Date
                || BodyJson.holdsText(value)
                || text(value) != null;
    }

    private static @Nullable String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof JsonNode node) {
            return node.isTextual() || node.isNumber() || node.isBoolean() ? node.asText() : null;
        }
        return standsForText(value) ? value.toString() : null;
    }

    private static boolean standsForText(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || value instanceof UUID
                || value instanceof URI;
    }

    private static String what(Object value) {
        return value instanceof JsonNode node
                ? "JSON of the type " + node.getNodeType()
                : "a " + value.getClass().getTypeName();
    }
}
