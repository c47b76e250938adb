package io.github.camelintegry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.Utf8;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * A message body as JSON text. Text and bytes are that already; a Map, a JsonNode or an object with properties is written
 * by Jackson; an empty body is none.
 */
final class BodyJson {

    /** Bodies that hold JSON text, and that Camel converts to bytes. */
    private static final List<Class<?>> TEXT_HOLDERS = List.of(
            InputStream.class,
            Reader.class,
            StreamCache.class,
            WrappedFile.class,
            File.class,
            Path.class,
            ByteBuffer.class);

    private BodyJson() {}

    static byte @Nullable [] of(Message message, JsonCodec codec) throws NoTypeConversionAvailableException {
        Object body = message.getBody();
        byte[] json = bytes(message, body, codec);
        return json == null || isBlank(json) ? null : json;
    }

    private static byte @Nullable [] bytes(Message message, @Nullable Object body, JsonCodec codec)
            throws NoTypeConversionAvailableException {
        if (body == null || body instanceof JsonNode node && node.isNull()) {
            return null;
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String text) {
            return Utf8.encode(text, "the message body");
        }
        if (body instanceof Map || body instanceof JsonNode) {
            return codec.write(body);
        }
        if (TEXT_HOLDERS.stream().anyMatch(type -> type.isInstance(body))) {
            return message.getExchange()
                    .getContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(byte[].class, message.getExchange(), body);
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
