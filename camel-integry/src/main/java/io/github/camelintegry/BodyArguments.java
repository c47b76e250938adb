package io.github.camelintegry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.protocol.Arguments;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.MalformedJsonException;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * A message body as the parameters of a call. Text and bytes are JSON already; a Map, a JsonNode or an object with
 * properties is written as JSON; an empty body is no parameters.
 */
final class BodyArguments {

    /** Bodies that hold JSON text, and that Camel converts to bytes. */
    private static final List<Class<?>> TEXT_HOLDERS = List.of(
            InputStream.class,
            Reader.class,
            StreamCache.class,
            WrappedFile.class,
            File.class,
            Path.class,
            ByteBuffer.class);

    private BodyArguments() {}

    /**
     * The arguments in the body of a message.
     *
     * @throws IllegalArgumentException if the body is no JSON object
     */
    static Arguments of(Message message, JsonCodec codec) throws NoTypeConversionAvailableException {
        Object body = message.getBody();
        byte[] json = json(message.getExchange(), body, codec);
        if (json == null || isBlank(json)) {
            return Arguments.NONE;
        }
        try {
            return Arguments.parse(json, codec);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(
                    "The message body, a " + body.getClass().getName() + ", must be a JSON object with the function's"
                            + " parameters, or empty: " + e.getMessage(),
                    e);
        }
    }

    private static byte @Nullable [] json(Exchange exchange, @Nullable Object body, JsonCodec codec)
            throws NoTypeConversionAvailableException {
        if (body == null || body instanceof JsonNode node && node.isNull()) {
            return null;
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (body instanceof Map || body instanceof JsonNode) {
            return codec.write(body);
        }
        if (TEXT_HOLDERS.stream().anyMatch(type -> type.isInstance(body))) {
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(byte[].class, exchange, body);
        }
        return codec.write(body);
    }

    private static boolean isBlank(byte[] json) {
        for (byte b : json) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }
}
