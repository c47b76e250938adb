package io.github.camelintegry.internal.validation;

import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.client.catalogue.FunctionSchema;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.failure.Said;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.internal.util.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the parameters of a call against its function's JSON schema, which is fetched once and kept. If the schema cannot
 * be had or used, or takes too long to compare with, the call is made: the service then says itself what is wrong. Needs
 * json-schema-validator and re2j.
 */
public final class SchemaValidator implements ParameterValidator {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaValidator.class);

    /** A start does not wait longer for a schema. */
    private static final long START_SECONDS = 10;

    private static final int MOST_ERRORS = 20;

    private static final int MOST_CHARACTERS = 2000;

    private final IntegryEndpoint endpoint;
    private final JsonCodec codec;
    private final boolean fails;

    /** A validator for an endpoint's calls; {@code fails} if those that do not fit are not to be made. */
    public SchemaValidator(IntegryEndpoint endpoint, boolean fails) {
        this.endpoint = endpoint;
        this.codec = JsonCodec.ofDepth(endpoint.getConfiguration().getMaxNestingDepth());
        this.fails = fails;
        // fails here and now if the libraries are missing
        schemas();
    }

    @Override
    public CompletableFuture<Void> check(IntegryRequest request) {
        String function = request.name();
        if (function == null) {
            return NONE.check(request);
        }
        Comparisons comparisons = comparisons();
        return errors(request, function, comparisons, ParameterSchemas::errors)
                .handleAsync(
                        (errors, problem) -> {
                            report(request, errors, problem);
                            return null;
                        },
                        comparisons.executor());
    }

    @Override
    public void checkLiterals(IntegryRequest request) throws InterruptedException {
        String function = request.name();
        if (function == null || request.arguments().names().isEmpty()) {
            return;
        }
        List<ParameterError> errors = null;
        Throwable problem = null;
        try {
            errors = errors(request, function, comparisons(), ParameterSchemas::errorsOfEach)
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            problem = e.getCause();
        } catch (TimeoutException e) {
            problem = e;
        }
        report(request, errors, problem);
    }

    private CompletableFuture<List<ParameterError>> errors(
            IntegryRequest request, String function, Comparisons comparisons, Comparison comparison) {
        ParameterSchemas schemas = schemas();
        return endpoint.catalogue()
                .schema(function, request.version(), request.userId())
                .thenCompose(schema ->
                        comparisons.run(() -> comparison.errors(schemas, schema, request.arguments(), codec)));
    }

    private ParameterSchemas schemas() {
        return endpoint.getComponent().runtimes().parameterSchemas();
    }

    private Comparisons comparisons() {
        return endpoint.getComponent().runtimes().comparisons();
    }

    private void report(IntegryRequest request, @Nullable List<ParameterError> errors, @Nullable Throwable problem) {
        if (errors == null) {
            unchecked(request, problem);
            return;
        }
        if (errors.isEmpty()) {
            return;
        }
        List<ParameterError> first = errors.subList(0, Math.min(MOST_ERRORS, errors.size()));
        String message = "The parameters of " + request.label() + " do not fit its schema: "
                + first.stream().map(ParameterError::toString).collect(Collectors.joining("; "))
                + (errors.size() > MOST_ERRORS ? "; and " + (errors.size() - MOST_ERRORS) + " more" : "");
        if (fails) {
            throw new FailedAttempt(
                            Failure.UNFIT,
                            message + ". Nothing was sent",
                            0,
                            Said.refusal("", byParameter(first), List.of()))
                    .ofCall("", 0);
        }
        LOG.warn(Texts.excerpt(message, MOST_CHARACTERS));
    }

    private static void unchecked(IntegryRequest request, @Nullable Throwable problem) {
        // in one line: the same may come with every call
        LOG.warn(
                "The parameters of {} are not checked, since its schema cannot be had or used: {}. Calls are made all"
                        + " the same",
                request.label(),
                reason(Causes.unwrapped(problem)));
    }

    private static String reason(@Nullable Throwable problem) {
        if (problem instanceof TimeoutException) {
            return "it takes too long";
        }
        // ours say it in words; of others the class may say more than the message
        return Texts.excerpt(
                problem instanceof IntegryException || problem instanceof IllegalStateException
                        ? String.valueOf(problem.getMessage())
                        : String.valueOf(problem));
    }

    private static Map<String, String> byParameter(List<ParameterError> errors) {
        return errors.stream()
                .collect(Collectors.toMap(
                        ParameterError::parameter, ParameterError::ofParameter, (one, other) -> one + "; " + other));
    }

    /** How the parameters are looked at: all together, or each by itself. */
    private interface Comparison {
        List<ParameterError> errors(
                ParameterSchemas schemas, FunctionSchema schema, Arguments arguments, JsonCodec codec);
    }
}
