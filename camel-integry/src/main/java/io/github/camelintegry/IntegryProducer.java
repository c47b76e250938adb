package io.github.camelintegry;

import io.github.camelintegry.internal.binding.Answer;
import io.github.camelintegry.internal.binding.RecordsAnswer;
import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.binding.RequestBinding;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.client.DryRun;
import io.github.camelintegry.internal.client.PendingCall;
import io.github.camelintegry.internal.client.catalogue.Effects;
import io.github.camelintegry.internal.delivery.ExchangeEnd;
import io.github.camelintegry.internal.delivery.UnderWay;
import io.github.camelintegry.internal.health.IntegryProducerHealthCheck;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.streaming.ProducerWalks;
import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.internal.validation.SchemaValidator;
import io.github.camelintegry.option.Validation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one call of each exchange, and goes on with it when the answer is there. No thread waits meanwhile. */
@ManagedResource(description = "Managed Integry producer")
public class IntegryProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(IntegryProducer.class);

    private final IntegryEndpoint endpoint;
    private final RequestBinding requests;
    private final Effects effects;
    private final @Nullable SchemaValidator validator;
    private final ReplyBinding plain;
    private final @Nullable ProducerWalks walks;
    private final Answer answer;
    private final IntegryProducerHealthCheck health;
    private final UnderWay underWay;

    /** A producer of this endpoint, which must have been started. */
    public IntegryProducer(IntegryEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.requests = endpoint.requests();
        this.effects = new Effects(
                endpoint.operation(),
                endpoint.isWalk(),
                endpoint.getConfiguration().getFunctionType(),
                endpoint::catalogue);
        this.validator = validator(endpoint);
        this.plain = new ReplyBinding(endpoint.settings().output());
        this.underWay = new UnderWay(endpoint.getCamelContext());
        this.walks = endpoint.isWalk() ? endpoint.settings().producerWalks(plain, underWay) : null;
        this.answer = endpoint.getItemsPath() == null
                ? plain
                : new RecordsAnswer(endpoint.settings().records(), plain);
        this.health = new IntegryProducerHealthCheck(
                endpoint, endpoint.getUserId(), userId -> endpoint.catalogue().ask(userId));
    }

    private static @Nullable SchemaValidator validator(IntegryEndpoint endpoint) {
        Validation validation = endpoint.getConfiguration().getValidateParameters();
        // a dry run asks for nothing, not even for a schema
        boolean sends = !endpoint.getConfiguration().isDryRun();
        if (validation == Validation.NONE || !sends || endpoint.operation() != Operation.FUNCTION) {
            return null;
        }
        try {
            return new SchemaValidator(
                    endpoint::catalogue,
                    () -> endpoint.getComponent().runtimes().comparisons(),
                    endpoint.getComponent().runtimes().parameterSchemas(),
                    JsonCodec.ofDepth(endpoint.getConfiguration().getMaxNestingDepth()),
                    validation == Validation.FAIL);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "validateParameters needs the libraries com.networknt:json-schema-validator and com.google.re2j:re2j: add"
                            + " them to the application",
                    e);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        IntegryRequest known = requests.ofOptions();
        endpoint.checkSendable(known);
        if (known != null && validator != null) {
            validator.checkLiterals(known);
        }
        if (walks != null) {
            walks.startRepository();
        }
        health.register(endpoint.getComponent().isHealthCheckProducerEnabled());
    }

    @Override
    protected void doStop() throws Exception {
        health.unregister();
        underWay.stop();
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            IntegryRequest request = requests.of(exchange);
            if (endpoint.getConfiguration().isDryRun()) {
                describe(exchange, endpoint.client().dryRun(request));
                callback.done(true);
                return true;
            }
            UnderWay.Work work = underWay.begin(exchange);
            Answer wanted = walks == null ? answer : walks.of(exchange, work);
            begun(request, work, wanted).whenComplete((result, failure) -> {
                work.ended();
                try {
                    finish(exchange, request, wanted, result, failure);
                } catch (Throwable e) {
                    fail(exchange, e);
                } finally {
                    goOn(exchange, request, callback);
                }
            });
            return false;
        } catch (Throwable e) {
            // whatever it is, nothing has been sent
            fail(exchange, e);
            callback.done(true);
            return true;
        }
    }

    /** The route goes on in here; what it throws, which Camel gives to no error handler, nobody else would hear of. */
    private static void goOn(Exchange exchange, IntegryRequest request, AsyncCallback callback) {
        try {
            callback.done(false);
        } catch (Throwable e) {
            LOG.error(
                    "The route broke off behind a call of {}, and the exchange {} ends",
                    request.label(),
                    exchange.getExchangeId(),
                    e);
            ExchangeEnd.breakOff(exchange, e);
        }
    }

    @ManagedAttribute(description = "The user on whose behalf calls are made, where no message names another")
    public @Nullable String getUserId() {
        return endpoint.getUserId();
    }

    private CompletableFuture<CallResult> begun(IntegryRequest request, UnderWay.Work work, Answer wanted) {
        try {
            return validator == null
                    ? wanted.ask(request, asked -> send(asked, work))
                    : validator.check(request).thenCompose(checked -> wanted.ask(request, asked -> send(asked, work)));
        } catch (Throwable e) {
            work.ended();
            throw e;
        }
    }

    private CompletableFuture<CallResult> send(IntegryRequest request, UnderWay.Work work) {
        PendingCall call = endpoint.client().call(request, effects.of(request));
        work.canBeStoppedBy(call::breakOff);
        return endpoint.getConfiguration().isThrowExceptionOnFailure() ? call : call.orFailedAnswer();
    }

    private static void describe(Exchange exchange, DryRun request) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("method", request.method());
        description.put("url", request.url());
        description.put("headers", request.headers());
        description.put("body", request.body());
        ReplyBinding.notSent(exchange.getMessage());
        exchange.getMessage().setBody(description);
    }

    private void finish(
            Exchange exchange,
            IntegryRequest request,
            Answer wanted,
            @Nullable CallResult result,
            @Nullable Throwable problem) {
        Throwable failure = result == null ? Causes.unwrapped(problem) : result.failure();
        health.ended(request, failure);
        try {
            if (result == null) {
                fail(exchange, failure);
            } else if (failure == null) {
                endpoint.cursorNames().learn(request, result.reply().nextCursor());
                wanted.bind(exchange, request, result);
            } else {
                // the app's error, which is no page
                plain.bind(exchange, request, result);
            }
        } catch (RuntimeException | Error e) {
            // an Error too, such as that of too large a tree: the callback must come
            fail(exchange, e);
        }
    }

    private void fail(Exchange exchange, @Nullable Throwable failure) {
        // first: should there be no memory for its headers, the exchange must not pass for a good one
        exchange.setException(failure);
        try {
            ReplyBinding.failed(exchange.getMessage(), failure);
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "An exchange of {} fails, and its message lacks the headers that say how: its exception has the same",
                    endpoint.label(),
                    e);
        }
    }
}
