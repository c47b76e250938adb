package io.github.camelintegry;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelintegry.client.Catalogue;
import io.github.camelintegry.client.IntegryInvalidCallException;
import io.github.camelintegry.protocol.Arguments;
import io.github.camelintegry.protocol.IntegryRequest;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import io.github.camelintegry.protocol.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the parameters of a call against its function's JSON schema, which is fetched once and kept. If the schema cannot
 * be had, the call is made: the service then says itself what is wrong. Needs json-schema-validator.
 */
final class SchemaValidator implements ParameterValidator {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaValidator.class);

    /** A start does not wait longer for a schema. */
    private static final long START_SECONDS = 10;

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Catalogue catalogue;
    private final JsonCodec codec;
    private final boolean fails;

    SchemaValidator(Catalogue catalogue, JsonCodec codec, boolean fails) {
        this.catalogue = catalogue;
        this.codec = codec;
        this.fails = fails;
    }

    @Override
    public CompletableFuture<Void> check(IntegryRequest request) {
        String function = request.name();
        if (function == null) {
            return NONE.check(request);
        }
        return catalogue.schema(function, request.userId()).handle((schema, problem) -> {
            if (schema == null) {
                unchecked(request, problem);
            } else {
                report(request, errors(schema, request.arguments(), message -> true));
            }
            return null;
        });
    }

    @Override
    public void checkLiterals(IntegryRequest request) throws InterruptedException {
        String function = request.name();
        if (function == null || request.arguments().names().isEmpty()) {
            return;
        }
        try {
            JsonNode schema = catalogue.schema(function, request.userId()).get(START_SECONDS, TimeUnit.SECONDS);
            report(request, errors(schema, request.arguments(), message -> !isMissing(message)));
        } catch (ExecutionException | TimeoutException e) {
            unchecked(request, e);
        }
    }

    private static void unchecked(IntegryRequest request, @Nullable Throwable problem) {
        LOG.warn("The parameters of {} are not checked, since its schema cannot be had", request.label(), problem);
    }

    private static boolean isMissing(ValidationMessage message) {
        return message.getType().equals("required");
    }

    /** What is wrong with the arguments, by parameter. */
    private Map<String, String> errors(JsonNode schema, Arguments arguments, Predicate<ValidationMessage> counts) {
        if (!schema.isObject()) {
            return Map.of();
        }
        JsonSchema compiled = schemas.getSchema(schema);
        Set<ValidationMessage> messages;
        try {
            messages = compiled.validate(
                    JsonSlice.of(arguments.without(Arguments.VARIABLES).json()).tree(codec));
        } catch (MalformedJsonException e) {
            return Map.of("parameters", e.getMessage());
        }
        Map<String, String> errors = new LinkedHashMap<>();
        for (ValidationMessage message : messages) {
            if (counts.test(message)) {
                errors.merge(parameter(message), text(message), (one, other) -> one + "; " + other);
            }
        }
        return errors;
    }

    private static String parameter(ValidationMessage message) {
        int depth = message.getInstanceLocation().getNameCount();
        if (depth > 0) {
            return message.getInstanceLocation().getName(0);
        }
        String property = message.getProperty();
        return property == null ? "parameters" : property;
    }

    private static String text(ValidationMessage message) {
        if (isMissing(message)) {
            return "This parameter is required";
        }
        String text = message.getMessage();
        int colon = text.indexOf(": ");
        return colon < 0 ? text : text.substring(colon + 2);
    }

    private void report(IntegryRequest request, Map<String, String> errors) {
        if (errors.isEmpty()) {
            return;
        }
        String message = "The parameters of " + request.label() + " do not fit its schema: "
                + errors.entrySet().stream()
                        .map(error -> error.getKey() + ": " + error.getValue())
                        .collect(Collectors.joining("; "));
        if (fails) {
            throw IntegryInvalidCallException.notSent(message + ". Nothing was sent", errors);
        }
        LOG.warn(message);
    }
}
