package io.github.camelintegry.internal.json;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.github.camelintegry.internal.util.Texts;
import java.io.IOException;
import java.util.stream.Collectors;

/** Writes Java's values as JSON; what it says of those that cannot be written quotes none of them. */
public final class ValueWriter {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ValueWriter() {}

    /**
     * {@return the UTF-8 JSON text of a value}
     *
     * @param what how a message calls the value
     * @throws IllegalArgumentException if Jackson cannot write it
     */
    public static byte[] write(Object value, String what) {
        return write(value, MAPPER, what);
    }

    /**
     * {@return the UTF-8 JSON text that this mapper makes of a value}
     *
     * @param what how a message calls the value
     * @throws IllegalArgumentException if it cannot write it; says where inside and what, but no value
     */
    public static byte[] write(Object value, ObjectMapper mapper, String what) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonMappingException e) {
            throw unwritable(value, what, place(e) + reason(e), e);
        } catch (IOException e) {
            throw unwritable(value, what, JsonCodec.reason(e), e);
        }
    }

    private static IllegalArgumentException unwritable(Object value, String what, String reason, IOException e) {
        return new IllegalArgumentException(
                what + ", a " + value.getClass().getName() + ", cannot be written as JSON: " + reason, e);
    }

    /** Where inside the value a mapper failed, by names and indexes: Jackson's own words quote data. */
    private static String place(JsonMappingException e) {
        String place = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/"));
        return place.isEmpty() ? "" : "at " + Texts.excerpt(place) + ": ";
    }

    private static String reason(JsonMappingException failure) {
        if (failure instanceof InvalidDefinitionException undefined
                && undefined.getType() != null
                && !isOfItself(undefined)) {
            return "no serializer for " + Misfit.name(undefined.getType().getRawClass())
                    + ": convert it first, or give the ObjectMapper a module for it";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException || cause instanceof StackOverflowError) {
                return "it nests too deeply, perhaps since it holds itself";
            }
        }
        return isOfItself(failure) ? "it holds itself" : "its getter failed with " + Misfit.rootName(failure);
    }

    private static boolean isOfItself(JsonMappingException failure) {
        return failure.getOriginalMessage().contains("self-reference");
    }
}
