package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.util.Json;
import java.util.Locale;
import java.util.stream.Stream;

/** A prompt and the values of its tags; either can be empty or null. */
public record Prompt(String text, JsonNode variables) {

    public Prompt {
        text = text.strip();
    }

    public static Prompt of(Inquiry inquiry) {
        return new Prompt(inquiry.prompt(), inquiry.variables());
    }

    public static Refusal refusal() {
        return Refusal.field("prompt", "Must be a non-empty string");
    }

    /** {@return this prompt, if there is a text} */
    public Prompt required() {
        if (text.isEmpty()) {
            throw refusal();
        }
        return this;
    }

    /** {@return whether there is nothing to make arguments of} */
    public boolean isEmpty() {
        return text.isEmpty() && (variables == null || variables.isEmpty());
    }

    /** {@return how many words of the function's name are in the text} */
    public long likeness(SimulatedFunction function) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return Stream.of(function.name().split("-"))
                // a lone "a" says nothing
                .filter(word -> word.length() > 1 && lowerCase.contains(word))
                .count();
    }

    /**
     * {@return for each parameter the word after its name, else the tag of the variable of that name} Tags stay tags: a call
     * with the same variables replaces them.
     */
    public ObjectNode arguments(SimulatedFunction function) {
        ObjectNode arguments = Json.object();
        JsonNode parameters = function.parameters().path("properties");
        if (variables != null) {
            variables.properties().stream()
                    .filter(variable -> parameters.has(variable.getKey()))
                    .forEach(variable -> arguments.put(variable.getKey(), "{" + variable.getKey() + "}"));
        }
        String[] words = text.split("\\s+");
        for (int i = 0; i < words.length - 1; i++) {
            String name = words[i].toLowerCase(Locale.ROOT);
            if (parameters.has(name)) {
                arguments.set(
                        name,
                        ArgumentReader.value(words[i + 1], parameters.path(name).path("type")));
            }
        }
        return arguments;
    }
}
