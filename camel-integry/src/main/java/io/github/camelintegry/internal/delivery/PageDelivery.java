package io.github.camelintegry.internal.delivery;

import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.internal.binding.PageBinding;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.walk.Page;
import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Sends pages through a consumer's route, one exchange after the other, and waits for the end of each. */
public final class PageDelivery {

    private final DefaultConsumer consumer;
    private final Processor errorHandler;
    private final PageBinding binding;
    private final FailureReports reports;
    private final Runnable recordDone;
    private final boolean split;
    private volatile @Nullable Completion completion;

    /**
     * Delivers to this consumer's route.
     *
     * @param errorHandler has the pages that cannot be given to the route's steps
     * @param recordDone   is run when one record of a page that is split was dealt with
     * @param split        whether each record is an exchange of its own
     */
    public PageDelivery(
            DefaultConsumer consumer,
            Processor errorHandler,
            PageBinding binding,
            FailureReports reports,
            Runnable recordDone,
            boolean split) {
        this.consumer = consumer;
        this.errorHandler = errorHandler;
        this.binding = binding;
        this.reports = reports;
        this.recordDone = recordDone;
        this.split = split;
    }

    /** How many exchanges a page makes. */
    public int exchanges(Page page) {
        return split ? page.size() : Math.min(1, page.size());
    }

    /**
     * Sends a page, whole or record by record. An empty one makes no exchange.
     *
     * @return whether all of it was dealt with; {@code false} if the consumer was stopped before
     * @throws Exception what the first exchange that failed failed with
     */
    public boolean page(Page page, WalkPosition after) throws Exception {
        if (page.isEmpty()) {
            return true;
        }
        if (!split) {
            Exchange exchange = consumer.createExchange(false);
            binding.describe(exchange, page, after);
            return process(exchange, page, page.records().body());
        }
        Iterator<Object> records = page.records().each().get();
        for (int index = 0; records.hasNext(); index++) {
            Exchange exchange = consumer.createExchange(false);
            binding.describeRecord(exchange, page, index, after);
            if (!process(exchange, page, records::next)) {
                return false;
            }
            recordDone.run();
        }
        return true;
    }

    /** Sends the end of a walk. */
    public boolean end(WalkPosition finished) throws Exception {
        Exchange exchange = consumer.createExchange(false);
        binding.fillEnd(exchange, finished);
        return process(exchange);
    }

    /** Whether this is what a page's exchange failed with, and not the fetching of it. */
    public boolean hasFailedWith(Throwable failure) {
        return reports.isOfPage(failure);
    }

    /** Waits no longer: what is in the route counts as not dealt with. */
    public void abandon() {
        Completion waiting = completion;
        if (waiting != null) {
            waiting.abandon();
        }
    }

    /** What cannot be made what the options ask for is a matter of the route's error handler, like any other failure. */
    private boolean process(Exchange exchange, Page page, Supplier<@Nullable Object> body) throws Exception {
        try {
            exchange.getIn().setBody(body.get());
        } catch (IntegryProtocolException e) {
            MisfitPage.put(exchange, page.result().reply().output().text(), e, errorHandler);
        }
        return process(exchange);
    }

    private boolean process(Exchange exchange) throws Exception {
        Completion end = new Completion(exchange);
        completion = end;
        try {
            route(exchange, end);
            boolean ended = end.await();
            if (ended) {
                // else it is still in the route, which may not get an empty one
                consumer.releaseExchange(exchange, false);
            }
            return ended;
        } catch (Exception e) {
            reports.failedWith(exchange, e);
            throw e;
        } finally {
            completion = null;
        }
    }

    /** Does not wait for the route to return the exchange: where it goes on behind a call, it may break off there. */
    private void route(Exchange exchange, Completion end) {
        try {
            consumer.getAsyncProcessor().process(exchange, done -> end.returned(exchange));
        } catch (Throwable e) {
            end.brokeOff(exchange, e);
        }
    }
}
