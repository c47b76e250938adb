package io.github.camelintegry.internal.validation;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.client.catalogue.FunctionSchema;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.failure.Said;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.internal.util.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the parameters of a call against its function's JSON schema, which is fetched once and kept. If the schema cannot
 * be had or used, or takes too long to compare with, the call is made: the service then says itself what is wrong. Needs
 * json-schema-validator and re2j.
 */
public final class SchemaValidator {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaValidator.class);

    /** A start does not wait longer for a schema. */
    private static final long START_SECONDS = 10;

    private static final int MAX_ERRORS = 20;

    private static final int MAX_CHARACTERS = 2000;

    private final Supplier<Catalogue> catalogue;
    private final Supplier<Comparisons> comparisons;
    private final ParameterSchemas schemas;
    private final JsonCodec codec;
    private final boolean fails;

    /**
     * A validator of calls.
     *
     * @param catalogue   where schemas come from; another one when the component was stopped and started meanwhile
     * @param comparisons where parameters are compared; another one then too
     * @param schemas     the schemas in use
     * @param codec       how deep parameters may nest
     * @param fails       whether calls that do not fit are not made; else a warning is logged
     */
    public SchemaValidator(
            Supplier<Catalogue> catalogue,
            Supplier<Comparisons> comparisons,
            ParameterSchemas schemas,
            JsonCodec codec,
            boolean fails) {
        this.catalogue = catalogue;
        this.comparisons = comparisons;
        this.schemas = schemas;
        this.codec = codec;
        this.fails = fails;
    }

    /**
     * {@return completed when the call may be made}
     * Fails with an {@link io.github.camelintegry.exception.IntegryInvalidCallException} if it must not.
     */
    public CompletableFuture<Void> check(IntegryRequest request) {
        String function = request.name();
        if (function == null) {
            return CompletableFuture.completedFuture(null);
        }
        Comparisons threads = comparisons.get();
        return errors(request, function, threads, schema -> schemas.errors(schema, request.arguments(), codec))
                .handleAsync(
                        (errors, problem) -> {
                            report(request, errors, problem);
                            return null;
                        },
                        threads.executor());
    }

    /**
     * Looks at the parameters that the options hold, when an endpoint starts; what is missing may come with a message.
     *
     * @throws io.github.camelintegry.exception.IntegryInvalidCallException if no call with them could be made
     */
    public void checkLiterals(IntegryRequest request) throws InterruptedException {
        String function = request.name();
        if (function == null || request.arguments().names().isEmpty()) {
            return;
        }
        List<ParameterError> errors = null;
        Throwable problem = null;
        try {
            errors = errors(
                            request,
                            function,
                            comparisons.get(),
                            schema -> schemas.errorsOfEach(schema, request.arguments(), codec))
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            problem = e.getCause();
        } catch (TimeoutException e) {
            problem = e;
        }
        report(request, errors, problem);
    }

    private CompletableFuture<List<ParameterError>> errors(
            IntegryRequest request,
            String function,
            Comparisons threads,
            Function<FunctionSchema, List<ParameterError>> comparison) {
        return catalogue
                .get()
                .schema(function, request.version(), request.userId())
                .thenCompose(schema -> threads.run(() -> comparison.apply(schema)));
    }

    private void report(IntegryRequest request, @Nullable List<ParameterError> errors, @Nullable Throwable problem) {
        if (errors == null) {
            unchecked(request, problem);
            return;
        }
        if (errors.isEmpty()) {
            return;
        }
        List<ParameterError> first = errors.subList(0, Math.min(MAX_ERRORS, errors.size()));
        String message = "The parameters of " + request.label() + " do not fit its schema: "
                + first.stream().map(ParameterError::toString).collect(Collectors.joining("; "))
                + (errors.size() > MAX_ERRORS ? "; and " + (errors.size() - MAX_ERRORS) + " more" : "");
        if (fails) {
            throw Failure.UNFIT
                    .because(message + ". Nothing was sent", 0, Said.refusal("", byParameter(first), List.of()))
                    .ofCall("", 0);
        }
        LOG.warn(Texts.excerpt(message, MAX_CHARACTERS));
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
}
