package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.internal.binding.Answer;
import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.delivery.UnderWay;
import io.github.camelintegry.internal.output.PageReader;
import io.github.camelintegry.internal.position.UnseenItems;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.CursorGuard;
import io.github.camelintegry.internal.walk.PageSource;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.internal.walk.Walker;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Makes of the first page's answer an iterator over the records of all pages. */
public final class WalkAnswer implements Answer {

    private final IntegryEndpoint endpoint;
    private final ReplyBinding binding;
    private final PageReader reader;
    private final InstantSource clock;
    private final UnderWay underWay;

    public WalkAnswer(IntegryEndpoint endpoint, ReplyBinding binding, UnderWay underWay) {
        this.endpoint = endpoint;
        this.binding = binding;
        this.underWay = underWay;
        this.reader = endpoint.settings().records();
        this.clock = endpoint.getComponent().runtimes().clock();
    }

    @Override
    public void bind(Exchange exchange, IntegryRequest request, CallResult result) {
        IntegryConfiguration options = endpoint.getConfiguration();
        WalkPosition begin =
                WalkPosition.begin(request.cursor(), WalkIdentity.fingerprint(endpoint, request), clock.instant());
        Walker walker = new Walker(
                beginningWith(result, request, endpoint.client()),
                reader.of(request),
                begin,
                new CursorGuard(),
                new WalkLimits(options.getPrefetchCount(), 0, options.getMaxEmptyPages()));
        RecordIterator records = new RecordIterator(walker, begin, new UnseenItems(endpoint.getItemsPath(), request));
        records.belongsTo(exchange);
        UnderWay.Work reading = underWay.begin(exchange);
        reading.canBeStoppedBy(records::stop);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                reading.ended();
                records.close();
            }

            @Override
            public void beforeHandover(Exchange target) {
                // from here on it is a matter of another route
                reading.ended();
                records.belongsTo(target);
            }
        });
        binding.answered(exchange, request, result);
        exchange.getMessage().removeHeader(IntegryConstants.NEXT_CURSOR);
        exchange.getMessage().setBody(records);
    }

    /** The first page is there already; the others are asked for. */
    private static PageSource beginningWith(CallResult first, IntegryRequest request, IntegryClient client) {
        AtomicReference<CallResult> given = new AtomicReference<>(first);
        return (cursor, helper) -> {
            CallResult result = given.getAndSet(null);
            return result != null
                    ? CompletableFuture.completedFuture(result)
                    : client.call(request.withCursor(cursor), EffectSource.READ, helper);
        };
    }
}
