package io.github.camelintegry.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A function, as the operations {@code schema} and {@code functions} give it.
 *
 * @param name        its name, as the URI of an endpoint takes it
 * @param description what it does
 * @param parameters  a JSON schema object: {@code type}, {@code properties}, {@code required}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IntegryFunction(String name, @Nullable String description, @Nullable JsonNode parameters) {}
