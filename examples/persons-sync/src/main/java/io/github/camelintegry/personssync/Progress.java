package io.github.camelintegry.personssync;

import io.github.camelintegry.IntegryConstants;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Header;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StatefulService;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Says how a walk comes along, and starts the route {@code walk-done} at its end.
 *
 * <p>The end is taken from the consumer's poll, not from a page: without {@code maxPagesPerPoll} a poll that succeeds is
 * the rest of a walk. The header {@code CamelIntegryLastPage} would miss the walk whose last page is empty, since an empty
 * page makes no exchange, and {@code sendEmptyMessageWhenIdle} tells only of a poll without any page.
 */
public class Progress implements PollingConsumerPollStrategy {

    private boolean walking;
    private Instant begun = Instant.now();
    private Instant committed = begun;
    private long pages;
    private long persons;
    private @Nullable LongSupplier total;

    /** Says how many persons there are, for the percentage. Integry does not: without it there is none. */
    public synchronized void setTotal(LongSupplier total) {
        this.total = total;
    }

    /** {@return the line about a page whose transaction is committed} */
    public synchronized String pageSaved(
            @Header(IntegryConstants.PAGE_NUMBER) long page, @Header(IntegryConstants.ITEM_COUNT) int count) {
        Instant now = Instant.now();
        pages++;
        persons += count;
        String line = String.format(
                Locale.ROOT,
                "page %3d: %5d persons%s, %5.0f/s, cursor was %s old",
                page,
                persons,
                total == null ? "" : String.format(Locale.ROOT, " = %3d %%", 100 * persons / total.getAsLong()),
                persons / seconds(begun, now),
                age(now));
        committed = now;
        return line;
    }

    @Override
    public synchronized boolean begin(Consumer consumer, Endpoint endpoint) {
        // a poll after one that failed goes on with the same walk
        if (!walking) {
            walking = true;
            begun = Instant.now();
            committed = begun;
            pages = 0;
            persons = 0;
        }
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        // a poll that is interrupted by the end of the application or the route also comes here
        if (!endpoint.getCamelContext().isStopping() && ((StatefulService) consumer).isRunAllowed()) {
            tell(endpoint, "direct:walk-done", summary());
        }
    }

    private synchronized String summary() {
        walking = false;
        return String.format(
                Locale.ROOT,
                "walk done: %d pages, %d persons in %.1f s",
                pages,
                persons,
                seconds(begun, Instant.now()));
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        synchronized (this) {
            PersonsSyncMain.LOG.warn(
                    "the walk stopped after {} pages and goes on there with the next poll; its cursor is {} old: {}",
                    pages,
                    age(Instant.now()),
                    PersonsSyncMain.rootMessage(cause));
        }
        tell(endpoint, "direct:walk-failed?block=false&failIfNoConsumers=false", "");
        return false;
    }

    private static void tell(Endpoint endpoint, String route, String body) {
        ProducerTemplate template = endpoint.getCamelContext().createProducerTemplate();
        try {
            template.sendBody(route, body);
        } finally {
            template.stop();
        }
    }

    private String age(Instant now) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(committed, now).toMillis() / 1000.0);
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(1, Duration.between(from, to).toMillis()) / 1000.0;
    }
}
