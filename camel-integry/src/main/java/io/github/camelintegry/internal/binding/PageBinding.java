package io.github.camelintegry.internal.binding;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.Page;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Puts pages, their records and the end of a walk into exchanges.
 *
 * @param binding puts in what a page's own reply says
 * @param request what the walk asks for
 * @param key     the key under which the walk is kept
 * @param before  what the next position takes the place of, where that is compared
 */
public record PageBinding(ReplyBinding binding, IntegryRequest request, String key, Supplier<@Nullable String> before) {

    /** A whole page, and where the walk stands once it is done. */
    public void fill(Exchange exchange, Page page, WalkPosition after) {
        describe(exchange, page, after);
        exchange.getIn().setBody(page.records().body().get());
    }

    /** Everything but the body of a whole page. */
    public void describe(Exchange exchange, Page page, WalkPosition after) {
        headers(exchange.getIn(), page, after);
        position(exchange.getIn(), after);
        event(exchange, IntegryEvent.Kind.PAGE, after, page.number());
    }

    /** Everything but the body of one record of a page; the last one says where the walk stands once all are done. */
    public void describeRecord(Exchange exchange, Page page, int index, WalkPosition after) {
        Message message = exchange.getIn();
        boolean last = index == page.size() - 1;
        headers(message, page, after);
        message.setHeader(IntegryConstants.ITEM_INDEX, index);
        if (last) {
            position(message, after);
        }
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, page.size());
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, last);
        event(exchange, IntegryEvent.Kind.RECORD, after, page.number() + "/" + index);
    }

    /** The end of a walk, with its totals. */
    public void fillEnd(Exchange exchange, WalkPosition finished) {
        Message message = exchange.getIn();
        message.setHeader(IntegryConstants.END_OF_WALK, true);
        message.setHeader(IntegryConstants.PAGE_NUMBER, finished.page());
        message.setHeader(IntegryConstants.ITEM_COUNT, finished.records());
        position(message, finished);
        walk(message, finished);
        event(exchange, IntegryEvent.Kind.END_OF_WALK, finished, "end");
    }

    private void position(Message message, WalkPosition after) {
        message.setHeader(IntegryConstants.POSITION, after.text());
        String replaced = before.get();
        if (replaced != null) {
            message.setHeader(IntegryConstants.POSITION_BEFORE, replaced);
        }
    }

    private void headers(Message message, Page page, WalkPosition after) {
        binding.headers(message, page.result());
        message.setHeader(IntegryConstants.PAGE_NUMBER, page.number());
        message.setHeader(IntegryConstants.ITEM_COUNT, page.size());
        message.setHeader(IntegryConstants.LAST_PAGE, page.isLast());
        walk(message, after);
    }

    private void event(Exchange exchange, IntegryEvent.Kind kind, WalkPosition walk, Object place) {
        IntegryEvent.leave(exchange, kind, request, walk.walkId() + '/' + place);
    }

    private void walk(Message message, WalkPosition walk) {
        message.setHeader(IntegryConstants.WALK_ID, walk.walkId());
        message.setHeader(IntegryConstants.CURSOR_KEY, key);
    }
}
