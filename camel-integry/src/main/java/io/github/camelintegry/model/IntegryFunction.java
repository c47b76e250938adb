package io.github.camelintegry.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function, as the operations {@code schema} and {@code functions} give it.
 *
 * @param name        its name, as the URI of an endpoint takes it
 * @param description what it does
 * @param parameters  a JSON schema object: {@code type}, {@code properties}, {@code required}; a paged function lists its
 *                    cursor, {@code _cursor} or {@code next_page}, among the properties
 * @param arguments   what a prompt or variables made of the parameters: values, or tags such as {@code {text}} that a call
 *                    with the same variables replaces; {@code null} if there was neither
 * @param meta        what the service says about the function, with {@code include=meta}; {@code null} if it says nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IntegryFunction(
        String name,
        @Nullable String description,
        @Nullable JsonNode parameters,
        @Nullable JsonNode arguments,
        @Nullable FunctionMeta meta) {

    /** JSON's {@code null} is {@code null} for trees too. */
    public IntegryFunction {
        parameters = parameters == null || parameters.isNull() ? null : parameters;
        arguments = arguments == null || arguments.isNull() ? null : arguments;
    }

    /** {@return what the service says about each parameter of its own accord, by name; empty without {@code include=meta}} */
    public Map<String, ParameterMeta> parameterMeta() {
        Map<String, ParameterMeta> byName = new LinkedHashMap<>();
        if (parameters != null) {
            parameters.path("properties").properties().forEach(parameter -> {
                ParameterMeta said = ParameterMeta.of(parameter.getValue().path("meta"));
                if (said != null) {
                    byName.put(parameter.getKey(), said);
                }
            });
        }
        return Collections.unmodifiableMap(byName);
    }
}
