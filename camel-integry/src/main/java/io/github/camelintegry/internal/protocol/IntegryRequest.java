package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.util.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question to Integry, in terms that both API styles share.
 *
 * @param operation what is asked
 * @param name      the function or app, where the operation is about one
 * @param userId    the user on whose behalf
 * @param query     further query parameters under the service's own names, in the order they are sent
 * @param arguments what the body holds: the parameters of a call; for predict and schema, prompt and variables
 * @param cursor    where the page begins; {@code null} for the first one
 * @param version   which version of the function is meant; {@code null} for the one that the service takes by itself
 */
public record IntegryRequest(
        Operation operation,
        @Nullable String name,
        String userId,
        Map<String, String> query,
        Arguments arguments,
        @Nullable Cursor cursor,
        @Nullable FunctionVersion version) {

    /** A request of no certain version. */
    public IntegryRequest(
            Operation operation,
            @Nullable String name,
            String userId,
            Map<String, String> query,
            Arguments arguments,
            @Nullable Cursor cursor) {
        this(operation, name, userId, query, arguments, cursor, null);
    }

    /** {@return the same request for the page that begins at the cursor} */
    public IntegryRequest withCursor(@Nullable Cursor page) {
        return new IntegryRequest(operation, name, userId, query, arguments, page, version);
    }

    /** {@return the same request of this version of the function} */
    public IntegryRequest ofVersion(@Nullable FunctionVersion pinned) {
        return new IntegryRequest(operation, name, userId, query, arguments, cursor, pinned);
    }

    /** {@return the name}
     *
     * @throws IllegalArgumentException if there is none, though the operation needs one
     */
    String requiredName() {
        if (name == null) {
            throw new IllegalArgumentException("the name of the function or app is missing");
        }
        return name;
    }

    /** {@return the arguments, with where the page begins under its key} */
    Arguments argumentsWithCursor(String defaultKey) {
        return cursor == null ? arguments : arguments.with(cursor.keyOr(defaultKey), cursor.json());
    }

    /** {@return the name of the function that a call calls}
     *
     * @throws IllegalArgumentException if it has no name
     */
    String functionName() {
        return operation == Operation.PASSTHROUGH ? requiredName() + "-passthrough-request" : requiredName();
    }

    /** {@return what is asked for, as in a URI, such as {@code function/pipedrive-add-a-person}} */
    public String subject() {
        return name == null ? operation.text() : operation.text() + '/' + name;
    }

    /** {@return what to call this request in a message: operation, name and user, on one line and not too long} */
    public String label() {
        return Texts.name(subject()) + " for user " + Texts.name(userId);
    }
}
