package io.github.camelintegry;

import io.github.camelintegry.client.CallResult;
import io.github.camelintegry.client.Effect;
import io.github.camelintegry.client.IntegryClient;
import io.github.camelintegry.client.IntegryException;
import io.github.camelintegry.client.IntegryOnwardCallException;
import io.github.camelintegry.protocol.IntegryRequest;
import io.github.camelintegry.protocol.JsonCodec;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Makes one call of each exchange, and goes on with it when the answer is there. No thread waits meanwhile. */
public class IntegryProducer extends DefaultAsyncProducer {

    private final IntegryEndpoint endpoint;
    private final Requests requests;
    private final ReplyBinding binding;
    private final Effect callEffect;

    /** A producer of this endpoint. */
    public IntegryProducer(IntegryEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.requests = new Requests(endpoint);
        this.binding =
                new ReplyBinding(new JsonCodec(endpoint.getConfiguration().getMaxNestingDepth()));
        this.callEffect =
                endpoint.operation().isCall() && endpoint.getConfiguration().getFunctionType() != FunctionType.QUERY
                        ? Effect.WRITE
                        : Effect.READ;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // what is wrong with the credentials is said now, not with the first message
        endpoint.getComponent()
                .signer(
                        endpoint.getConfiguration().getAppKey(),
                        endpoint.getConfiguration().getAppSecret());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            IntegryRequest request = requests.of(exchange);
            IntegryClient client = endpoint.client();
            client.call(request, callEffect).whenComplete((result, failure) -> {
                finish(exchange, result, failure);
                callback.done(false);
            });
            return false;
        } catch (Throwable e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private void finish(Exchange exchange, @Nullable CallResult result, @Nullable Throwable failure) {
        Message message = exchange.getMessage();
        try {
            if (result != null) {
                binding.bind(message, result);
            } else if (unwrapped(failure) instanceof IntegryOnwardCallException onward
                    && !endpoint.getConfiguration().isThrowExceptionOnFailure()) {
                binding.bind(message, new CallResult(onward.getReply(), onward.getAttempts()));
            } else {
                fail(exchange, unwrapped(failure));
            }
        } catch (Exception e) {
            exchange.setException(e);
        }
    }

    private static void fail(Exchange exchange, @Nullable Throwable failure) {
        if (failure instanceof IntegryException integry) {
            ReplyBinding.failed(exchange.getMessage(), integry);
        }
        exchange.setException(failure);
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
