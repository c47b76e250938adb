package io.github.camelintegry.internal.json;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.github.camelintegry.internal.util.Texts;
import java.util.List;
import java.util.Locale;

/**
 * Says why a mapper could not make an object of JSON: where inside, what was expected there and what kind of value came.
 * Jackson's own words quote the data, and tell of its parser.
 */
public final class Misfit {

    private Misfit() {}

    /**
     * {@return the reason, in words that can follow a colon}
     *
     * @param failure what the mapper threw
     * @param at      the JSON pointer of the value; empty if it is the whole
     * @param value   what was to be read; the missing node if it is not known
     */
    public static String reason(Exception failure, String at, JsonNode value) {
        List<JsonMappingException.Reference> path =
                failure instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        JsonNode there = value;
        StringBuilder pointer = new StringBuilder(at);
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            if (name != null) {
                pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
                there = there.path(name);
            } else if (step.getIndex() >= 0) {
                pointer.append('/').append(step.getIndex());
                there = there.path(step.getIndex());
            }
        }
        String where = pointer.isEmpty() ? "" : "at " + Texts.excerpt(pointer.toString()) + " ";
        return where + what(failure, there);
    }

    private static String what(Exception failure, JsonNode there) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return "it nests too deeply or holds an oversize number";
            }
            if (cause instanceof InputCoercionException number) {
                return name(number.getTargetType()) + " was expected, not a number out of its range";
            }
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "is a member that " + name(unknown.getReferringClass()) + " does not have";
        }
        if (failure instanceof InvalidDefinitionException undefined && undefined.getType() != null) {
            return name(undefined.getType().getRawClass())
                    + " was expected, but Jackson cannot make one: the class needs a constructor that Jackson can use, or the"
                    + " mapper a module for it";
        }
        if (failure instanceof ValueInstantiationException refused && refused.getType() != null) {
            return name(refused.getType().getRawClass()) + " was expected, whose constructor failed with "
                    + rootName(failure);
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            String expected = name(mismatch.getTargetType()) + " was expected, ";
            // the right kind of value, but not the right content, such as a text that is no date
            return expected
                    + (failure instanceof InvalidFormatException
                            ? "and this " + kind(there) + " is none"
                            : "not " + article(there));
        }
        return "the reading failed with " + rootName(failure);
    }

    static String name(Class<?> type) {
        return type.getTypeName();
    }

    static String rootName(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return name(root.getClass());
    }

    private static String article(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case ARRAY, OBJECT -> "an " + kind(value);
            default -> "a " + kind(value);
        };
    }

    private static String kind(JsonNode value) {
        return value.isMissingNode() ? "value" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
