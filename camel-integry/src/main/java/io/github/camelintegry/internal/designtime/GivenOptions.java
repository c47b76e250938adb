package io.github.camelintegry.internal.designtime;

import io.github.camelintegry.internal.protocol.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * The options that a designer hands over.
 *
 * @param options those that say something, by name
 */
record GivenOptions(Map<String, Object> options) {

    private static final String OPERATION = "operation";

    /** The options that choose among functions. */
    private static final Set<String> CHOOSING = Set.of("app", "type", "search", "connectedOnly");

    /** Leaves out the empty ones, which designers hand over too. */
    static GivenOptions of(Map<String, Object> options) {
        Map<String, Object> given = new LinkedHashMap<>(options);
        given.values().removeIf(GivenOptions::isEmpty);
        return new GivenOptions(given);
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof CharSequence text && text.toString().isBlank();
    }

    /** The same with the operation: functions, unless they say otherwise; one of them, or those that a listing chooses. */
    Map<String, Object> withOperation() {
        boolean choose = !options.containsKey("name") && !Collections.disjoint(options.keySet(), CHOOSING);
        Map<String, Object> complete = new LinkedHashMap<>(options);
        complete.putIfAbsent(OPERATION, (choose ? Operation.FUNCTIONS : Operation.FUNCTION).text());
        return complete;
    }

    /**
     * {@return what they say}
     *
     * @throws IllegalArgumentException if one cannot be set; says which, but not its value, which may be a secret
     */
    DesignOptions readBy(DesignOptions.Reader reader) {
        Map<String, Object> rest = withOperation();
        rest.remove("scheme");
        Object operation = rest.remove(OPERATION);
        Object name = rest.remove("name");
        try {
            return reader.read(operation + (name == null ? "" : "/" + name), rest);
        } catch (PropertyBindingException e) {
            // without its cause and message, which hold the value
            throw new IllegalArgumentException(
                    "The option " + e.getPropertyName() + " has a value that it cannot take");
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }
}
