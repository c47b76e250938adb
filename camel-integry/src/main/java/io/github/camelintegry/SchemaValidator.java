package io.github.camelintegry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.client.Catalogue;
import io.github.camelintegry.client.Causes;
import io.github.camelintegry.client.IntegryInvalidCallException;
import io.github.camelintegry.protocol.IntegryRequest;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the parameters of a call against its function's JSON schema, which is fetched once and kept. If the schema cannot
 * be had or used, the call is made: the service then says itself what is wrong. Needs json-schema-validator.
 */
final class SchemaValidator implements ParameterValidator {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaValidator.class);

    /** A start does not wait longer for a schema. */
    private static final long START_SECONDS = 10;

    /** Of as many as a long list of wrong elements has, nobody reads more. */
    private static final int MOST_ERRORS = 20;

    private static final int MOST_CHARACTERS = 2000;

    private final ParameterSchemas schemas;
    private final Catalogue catalogue;
    private final boolean fails;

    SchemaValidator(Catalogue catalogue, JsonCodec codec, boolean fails) {
        this.schemas = new ParameterSchemas(codec);
        this.catalogue = catalogue;
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
                report(request, () -> schemas.errors(schema, request.arguments()));
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
            report(request, () -> schemas.errorsOfEach(schema, request.arguments()));
        } catch (ExecutionException | TimeoutException e) {
            unchecked(request, e);
        }
    }

    private static void unchecked(IntegryRequest request, @Nullable Throwable problem) {
        // in one line: the same may come with every call
        LOG.warn(
                "The parameters of {} are not checked, since its schema cannot be had or used: {}",
                request.label(),
                Texts.excerpt(String.valueOf(Causes.unwrapped(problem))));
    }

    private void report(IntegryRequest request, Supplier<List<ParameterError>> comparison) {
        List<ParameterError> errors;
        try {
            errors = comparison.get().stream().limit(MOST_ERRORS).toList();
        } catch (RuntimeException | StackOverflowError e) {
            // the schema's fault, such as one that refers to itself for ever: no reason to keep a call back
            unchecked(request, e);
            return;
        }
        if (errors.isEmpty()) {
            return;
        }
        String message = "The parameters of " + request.label() + " do not fit its schema: "
                + errors.stream().map(ParameterError::toString).collect(Collectors.joining("; "));
        if (fails) {
            throw IntegryInvalidCallException.notSent(message + ". Nothing was sent", byParameter(errors));
        }
        LOG.warn(Texts.excerpt(message, MOST_CHARACTERS));
    }

    private static Map<String, String> byParameter(List<ParameterError> errors) {
        return errors.stream()
                .collect(Collectors.toMap(
                        ParameterError::parameter, ParameterError::ofParameter, (one, other) -> one + "; " + other));
    }
}
