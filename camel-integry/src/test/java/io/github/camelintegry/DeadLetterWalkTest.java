package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a walk does where a route puts aside what it cannot process, and where Camel does so by itself. */
class DeadLetterWalkTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5"
            + "&functionType=query&initialDelay=0&delay=10&repeatCount=2";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    private final List<Long> pages = new CopyOnWriteArrayList<>();
    private final List<Object> saved = new CopyOnWriteArrayList<>();
    private final List<Object> aside = new CopyOnWriteArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    private void take(Exchange exchange) {
        pages.add(exchange.getIn().getHeader(IntegryConstants.PAGE_NUMBER, Long.class));
        if (pages.size() == 2) {
            throw new IllegalStateException("no such country");
        }
    }

    private void failOnce(Exchange exchange) {
        if (broken.getAndSet(false)) {
            throw new IllegalStateException("no room for the letter");
        }
    }

    @Test
    void aPageWhoseDeadLetterEndpointFailsComesAgainIfNewExceptionsAreNotHandled() throws Exception {
        fixture.start(routes -> {
            routes.errorHandler(routes.deadLetterChannel("direct:dead").deadLetterHandleNewException(false));
            routes.from(PERSONS).process(this::take);
            routes.from("direct:dead").errorHandler(routes.noErrorHandler()).process(this::failOnce);
        });
        Awaitility.await().until(() -> pages.size() == 5);
        assertThat(pages).containsExactly(1L, 2L, 2L, 3L, 4L);
    }

    @Test
    void byCamelsDefaultADeadLetterEndpointThatFailsIsAnEndLikeAnyOther() throws Exception {
        fixture.start(routes -> {
            routes.errorHandler(routes.deadLetterChannel("direct:dead"));
            routes.from(PERSONS.replace("repeatCount=2", "repeatCount=1")).process(this::take);
            routes.from("direct:dead").errorHandler(routes.noErrorHandler()).process(this::failOnce);
        });
        Awaitility.await().until(() -> pages.size() == 4);
        assertThat(pages).as("the documentation says so").containsExactly(1L, 2L, 3L, 4L);
        assertThat(broken).isFalse();
    }

    @Test
    void ofAQueueWithSeveralConsumersNobodyHearsWhichOfThemFailed() throws Exception {
        fixture.start(routes -> {
            routes.from(PERSONS.replace("repeatCount=2", "repeatCount=1"))
                    .to("seda:rows?multipleConsumers=true&waitForTaskToComplete=never");
            routes.from("seda:rows?multipleConsumers=true").process(this::take);
            routes.from("seda:rows?multipleConsumers=true").process(exchange -> saved.add(exchange));
        });
        Awaitility.await().until(() -> pages.size() == 4 && saved.size() == 4);
        assertThat(pages).as("the documentation says so").containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aMulticastThatStopsOnAnExceptionBringsThePageAgain() throws Exception {
        fixture.start(routes -> {
            routes.from(PERSONS).multicast().stopOnException().to("direct:rows", "direct:index");
            routes.from("direct:rows").process(this::take);
            routes.from("direct:index").process(exchange -> saved.add(exchange));
        });
        Awaitility.await().until(() -> pages.size() == 5);
        assertThat(pages).containsExactly(1L, 2L, 2L, 3L, 4L);
    }

    @Test
    void aRecordThatCanNeverBeProcessedIsPutAsideAndItsPageGoesOn() throws Exception {
        fixture.start(routes -> {
            routes.onException(IllegalArgumentException.class)
                    .handled(true)
                    .setHeader("reason", routes.exceptionMessage())
                    .process(exchange -> aside.add(exchange.getIn().getHeader("reason")));
            routes.from(PERSONS.replace("repeatCount=2", "repeatCount=1") + "&splitResults=true")
                    .process(exchange -> {
                        if (saved.size() == 12 && aside.isEmpty()) {
                            throw new IllegalArgumentException("never");
                        }
                        saved.add(exchange.getIn().getBody());
                    });
        });
        Awaitility.await().until(() -> saved.size() == 19);
        assertThat(aside).containsExactly("never");
    }
}
