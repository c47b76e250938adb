package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.binding.Answer;
import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.delivery.UnderWay;
import io.github.camelintegry.internal.position.UnseenItems;
import io.github.camelintegry.internal.position.WalkFactory;
import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.position.WalkSettings;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.internal.walk.Walker;
import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Makes of the first page's answer an iterator over the records of all pages.
 *
 * @param factory  makes the walker
 * @param settings what the options say of walks
 * @param clock    says when a walk began
 * @param binding  puts into exchanges what the first answer says
 * @param underWay ends the walks that nobody waits for any more
 */
public record WalkAnswer(
        WalkFactory factory, WalkSettings settings, InstantSource clock, ReplyBinding binding, UnderWay underWay)
        implements Answer {

    @Override
    public void bind(Exchange exchange, IntegryRequest request, CallResult result) {
        WalkPosition begin = WalkPosition.begin(request.cursor(), factory.fingerprint(request), clock.instant());
        WalkLimits limits = new WalkLimits(
                settings.limits().prefetch(), 0, settings.limits().maxEmptyPages());
        Walker walker = factory.walkers(request, new WalkGuards(), limits)
                .beginningWith(result)
                .from(begin);
        RecordIterator records = new RecordIterator(walker, begin, new UnseenItems(settings.itemsPath(), request));
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
}
