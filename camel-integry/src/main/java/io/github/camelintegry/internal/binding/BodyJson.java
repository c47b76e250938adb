package io.github.camelintegry.internal.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.internal.json.ValueWriter;
import io.github.camelintegry.internal.output.ObjectMappers;
import io.github.camelintegry.internal.util.Utf8;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * A message body as JSON text. Text and bytes are that already; a Map, a JsonNode or an object with properties is written
 * by Jackson; an empty body is none. For objects of the application its own mapper is asked for; a tree needs none.
 */
final class BodyJson {

    /** Bodies that hold text, and that Camel converts to bytes. */
    private static final List<Class<?>> TEXT_HOLDERS = List.of(
            InputStream.class,
            Reader.class,
            StreamCache.class,
            WrappedFile.class,
            File.class,
            Path.class,
            ByteBuffer.class);

    private static final String BODY = "The message body";

    private final CamelContext context;
    private volatile @Nullable ObjectMapper mapper;

    BodyJson(CamelContext context) {
        this.context = context;
    }

    byte @Nullable [] of(Message message) throws NoTypeConversionAvailableException {
        Object body = message.getBody();
        byte[] json = bytes(message, body);
        return json == null || Utf8.firstVisible(json, 0) == 0 ? null : json;
    }

    private byte @Nullable [] bytes(Message message, @Nullable Object body) throws NoTypeConversionAvailableException {
        if (body == null || body instanceof JsonNode node && node.isNull()) {
            return null;
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String text) {
            return Utf8.encode(text, "the message body");
        }
        if (body instanceof JsonNode) {
            // as it is: a mapper of the application's might change its digits
            return ValueWriter.write(body, BODY);
        }
        if (holdsText(body)) {
            return context.getTypeConverter().mandatoryConvertTo(byte[].class, message.getExchange(), body);
        }
        return written(body, BODY);
    }

    static boolean holdsText(Object body) {
        return TEXT_HOLDERS.stream().anyMatch(type -> type.isInstance(body));
    }

    /**
     * An object of the application.
     *
     * @param what how a message calls it
     */
    byte[] written(Object value, String what) {
        ObjectMapper found = mapper;
        if (found == null) {
            // not before it is needed, and then once: to look through a registry takes a while
            found = ObjectMappers.of(context);
            mapper = found;
        }
        return ValueWriter.write(value, found, what);
    }
}
