package io.github.camelintegry.simulator.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.util.SchemaBuilder;
import java.util.List;
import java.util.Objects;

/**
 * A function that clients can list, get and call.
 *
 * @param name        what clients call it by, such as {@code pipedrive-add-a-person}
 * @param app         the app it belongs to; an app not known yet comes into being with the function
 * @param type        what listings are filtered by
 * @param description one sentence
 * @param parameters  a JSON schema; {@code required} and, of each top-level property, {@code type}, {@code enum},
 *                    {@code minimum} and {@code maximum} are enforced, and a
 *                    required text must not be empty; a paged function's cursor is added where clients see it
 * @param handler     what it does
 */
public record SimulatedFunction(
        String name,
        String app,
        FunctionType type,
        String description,
        ObjectNode parameters,
        FunctionHandler handler) {

    /** Copies the schema. */
    public SimulatedFunction {
        if (name.isEmpty() || app.isEmpty()) {
            throw new IllegalArgumentException("A function needs a name and an app");
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(handler, "handler");
        parameters = parameters.deepCopy();
    }

    /** {@return a function that reads and takes any arguments; its app is the name up to the first hyphen} */
    public static SimulatedFunction query(String name, FunctionHandler handler) {
        return of(name, FunctionType.QUERY, handler);
    }

    /** {@return a function that changes something and takes any arguments; its app is the name up to the first hyphen} */
    public static SimulatedFunction action(String name, FunctionHandler handler) {
        return of(name, FunctionType.ACTION, handler);
    }

    /**
     * {@return a QUERY function that serves the given outputs, one a page, with opaque cursors between them} A cursor
     * that it did not give out is refused.
     */
    public static SimulatedFunction paged(String name, List<? extends JsonNode> pages) {
        return query(name, new FixedPages(pages));
    }

    private static SimulatedFunction of(String name, FunctionType type, FunctionHandler handler) {
        int hyphen = name.indexOf('-');
        String app = hyphen > 0 ? name.substring(0, hyphen) : name;
        return new SimulatedFunction(name, app, type, name.replace('-', ' '), new SchemaBuilder().build(), handler);
    }
}
