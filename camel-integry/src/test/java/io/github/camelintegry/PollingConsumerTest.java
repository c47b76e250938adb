package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

@BothStyles
class PollingConsumerTest {

    @Parameter
    String style;

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(15).start());

    private static List<Integer> ids(Object body) {
        return ((JsonNode) body)
                .valueStream()
                .map(person -> person.get("id").asInt())
                .toList();
    }

    @Test
    void receiveBodyGivesPageAfterPageThenNothingThenTheFirstAgain() throws Exception {
        fixture.style(style).start();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThat(ids(template.receiveBody(PERSONS, 5_000))).containsExactly(1, 2, 3, 4, 5);
            assertThat(ids(template.receiveBody(PERSONS, 5_000))).containsExactly(6, 7, 8, 9, 10);
            assertThat(ids(template.receiveBody(PERSONS, 5_000))).containsExactly(11, 12, 13, 14, 15);
            assertThat(template.receiveBody(PERSONS, 5_000)).isNull();
            assertThat(ids(template.receiveBody(PERSONS, 5_000))).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void nothingIsFetchedBeforeSomebodyAsks() throws Exception {
        fixture.style(style).start();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            template.receiveBody(PERSONS, 5_000);
            assertThat(fixture.simulator
                            .journal()
                            .entries("/functions/pipedrive")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void aPageWhoseExchangeFailedIsWhatTheNextReceiveGets() throws Exception {
        fixture.style(style).start();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            Exchange first = template.receive(PERSONS, 5_000);
            assertThat(ids(first.getIn().getBody())).startsWith(1);
            first.setException(new IllegalStateException("not this time"));
            template.doneUoW(first);
            Exchange again = template.receive(PERSONS, 5_000);
            assertThat(ids(again.getIn().getBody())).startsWith(1);
            template.doneUoW(again);
            assertThat(ids(template.receiveBody(PERSONS, 5_000))).startsWith(6);
        }
    }

    @Test
    void timesOutWithinTheGivenTimeAndGivesTheSamePageLater() throws Exception {
        fixture.style(style).start();
        CountDownLatch answers = fixture.hold();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThat(template.receiveBodyNoWait(PERSONS)).isNull();
            assertThat(template.receiveBody(PERSONS, 20)).isNull();
            answers.countDown();
            assertThat(ids(template.receiveBody(PERSONS, 10_000))).startsWith(1);
            assertThat(fixture.simulator
                            .journal()
                            .entries("/functions/pipedrive")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void pollEnrichTakesAPageATime() throws Exception {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> routes.from("timer:t?delay=0&period=10&repeatCount=3")
                .pollEnrich(PERSONS, 5_000)
                .process(exchange -> seen.addAll(ids(exchange.getMessage().getBody()))));
        Awaitility.await().untilAsserted(() -> assertThat(seen)
                .isEqualTo(IntStream.rangeClosed(1, 15).boxed().toList()));
    }

    @Test
    void aPageWhoseEnrichedExchangeFailsComesAgain() throws Exception {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> routes.from("timer:t?delay=0&period=10&repeatCount=2")
                .pollEnrich(PERSONS, 5_000)
                .process(exchange -> {
                    seen.addAll(ids(exchange.getMessage().getBody()));
                    throw new IllegalStateException("not this time");
                }));
        Awaitility.await().untilAsserted(() -> assertThat(seen).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4, 5));
    }
}
