package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.util.Spelling;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an endpoint asks of Integry: the first part of its URI. */
public enum Operation {
    /** Calls a function; pages of it are walked. */
    FUNCTION("function", true, true, null),
    /** Gets a function with its JSON schema. */
    SCHEMA("schema", true, false, null),
    /** Lists functions. */
    FUNCTIONS("functions", false, true, "functions"),
    /** Gets an app with its connected accounts. */
    APP("app", true, false, null),
    /** Lists apps. */
    APPS("apps", false, true, "apps"),
    /** Lists functions that fit a prompt. */
    PREDICT("predict", false, false, "functions"),
    /** Calls any endpoint of an app, by the app's passthrough function. */
    PASSTHROUGH("passthrough", true, false, null);

    private final String text;
    private final boolean named;
    private final boolean paged;
    private final @Nullable String listKey;

    Operation(String text, boolean named, boolean paged, @Nullable String listKey) {
        this.text = text;
        this.named = named;
        this.paged = paged;
        this.listKey = listKey;
    }

    /**
     * {@return the operation of this name}
     *
     * @throws IllegalArgumentException for an unknown one, with all that there are
     */
    public static Operation of(String text) {
        for (Operation operation : values()) {
            if (operation.text.equals(text)) {
                return operation;
            }
        }
        List<String> known = Arrays.stream(values()).map(Operation::text).toList();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The URI names no operation: write one of " + String.join(", ", known)
                    + " behind the colon, as in integry:function/<name>");
        }
        // names of functions have dashes, and operations none
        String meant = text.indexOf('-') >= 0
                ? ". If it is the name of a function, write function/ before it"
                : Spelling.question(text, known);
        throw new IllegalArgumentException(
                "Unknown operation '" + text + "': use one of " + String.join(", ", known) + meant);
    }

    /** {@return how the operation is written in a URI} */
    public String text() {
        return text;
    }

    /** {@return whether it is about one function or app, whose name it needs} */
    public boolean isNamed() {
        return named;
    }

    /** {@return whether its answers come in pages} */
    public boolean isPaged() {
        return paged;
    }

    /** {@return whether it calls a function, so that its answer is an envelope} */
    public boolean isCall() {
        return this == FUNCTION || this == PASSTHROUGH;
    }

    /** {@return whether it is about one function, which has versions} */
    public boolean isAboutFunction() {
        return isCall() || this == SCHEMA;
    }

    /** {@return the key of a listing's array in its answer; {@code null} for what is no listing} */
    public @Nullable String listKey() {
        return listKey;
    }
}
