package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@BothStyles
class ConsumerTest {

    @Parameter
    String style;

    private static final String PERSONS =
            "integry:function/pipedrive-get-all-persons?userId=u1&initialDelay=0&delay=10&parameters.limit=";

    private final List<Exchange> pages = new CopyOnWriteArrayList<>();
    private final Processor keep = exchange -> pages.add(exchange.copy());

    private List<Integer> ids() {
        return pages.stream()
                .flatMap(page -> page.getIn().getBody(JsonNode.class).valueStream())
                .map(person -> person.get("id").asInt())
                .toList();
    }

    private static List<Integer> oneTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,false", "13,false", "1000,false", "1,true", "2,true", "13,true"})
    void deliversEveryRecordOnceInOrderOnePageAnExchange(int pageCount, boolean trailingEmptyPage) throws Exception {
        int persons = pageCount * 5;
        try (IntegryFixture fixture = new IntegryFixture(IntegrySimulator.builder()
                .persons(persons)
                .trailingEmptyPage(trailingEmptyPage)
                .start())) {
            fixture.style(style).start(routes -> routes.from(PERSONS + "5&repeatCount=1")
                    .routeId("sync")
                    .process(keep));

            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> pages.size() == pageCount);
            int requests = pageCount + (trailingEmptyPage ? 1 : 0);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(pageRequests(fixture)).isEqualTo(requests));
            Awaitility.await().during(Duration.ofMillis(50)).until(() -> pages.size() == pageCount);
        }
        assertThat(ids()).isEqualTo(oneTo(persons));
        assertThat(headers("CamelIntegryPageNumber"))
                .isEqualTo(IntStream.rangeClosed(1, pageCount)
                        .mapToObj(number -> (Object) (long) number)
                        .toList());
        assertThat(headers("CamelIntegryItemCount")).containsOnly(5);
        assertThat(headers("CamelIntegryWalkId")).doesNotContainNull();
        assertThat(headers("CamelIntegryWalkId").stream().distinct()).hasSize(1);
        List<Object> last = headers("CamelIntegryLastPage");
        assertThat(last.subList(0, pageCount - 1)).allMatch(Boolean.FALSE::equals);
        assertThat(last.get(pageCount - 1)).isEqualTo(!trailingEmptyPage);
        assertThat(headers("CamelIntegryNextCursor").stream().filter(Objects::nonNull))
                .hasSize(trailingEmptyPage ? pageCount : pageCount - 1);
    }

    /** Not the question whether the function is an action. */
    private static int pageRequests(IntegryFixture fixture) {
        return fixture.simulator.journal().entries("/functions/pipedrive").size();
    }

    private List<Object> headers(String name) {
        return pages.stream().map(page -> page.getIn().getHeader(name)).collect(java.util.stream.Collectors.toList());
    }

    @Test
    void nextWalkBeginsAtTheFirstPage() throws Exception {
        try (IntegryFixture fixture =
                new IntegryFixture(IntegrySimulator.builder().persons(10).start())) {
            fixture.style(style)
                    .start(routes -> routes.from(PERSONS + "5&repeatCount=2").process(keep));
            Awaitility.await().until(() -> pages.size() == 4);
        }
        assertThat(headers("CamelIntegryPageNumber")).containsExactly(1L, 2L, 1L, 2L);
        assertThat(headers("CamelIntegryWalkId").stream().distinct()).hasSize(2);
    }

    @Test
    void pollsOfALimitedNumberOfPagesGoOnWhereTheLastOneEnded() throws Exception {
        try (IntegryFixture fixture =
                new IntegryFixture(IntegrySimulator.builder().persons(25).start())) {
            fixture.style(style).start(routes -> routes.from(PERSONS + "5&maxPagesPerPoll=2&repeatCount=3")
                    .process(keep));
            Awaitility.await().until(() -> pages.size() == 5);
            assertThat(pageRequests(fixture)).as("read-ahead passes no limit").isEqualTo(5);
        }
        assertThat(ids()).isEqualTo(oneTo(25));
    }

    @Test
    void aPageThatFailsComesAgainAndNoneIsLeftOut() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (IntegryFixture fixture =
                new IntegryFixture(IntegrySimulator.builder().persons(20).start())) {
            fixture.style(style).start(routes -> routes.from(PERSONS + "5").process(exchange -> {
                if (exchange.getIn().getHeader("CamelIntegryPageNumber", Long.class) == 3
                        && tries.incrementAndGet() < 3) {
                    throw new IllegalStateException("database is away");
                }
                if (pages.size() < 4) {
                    pages.add(exchange.copy());
                }
            }));
            Awaitility.await().until(() -> pages.size() == 4);
        }
        assertThat(ids()).isEqualTo(oneTo(20));
        assertThat(tries.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aFetchThatFailsEndsThePollAndTheNextGoesOn() throws Exception {
        try (IntegryFixture fixture =
                new IntegryFixture(IntegrySimulator.builder().persons(20).start())) {
            fixture.style(style).start(routes -> routes.from(PERSONS + "5&retries=0&prefetchCount=0")
                    .process(exchange -> {
                        if (pages.size() < 4) {
                            pages.add(exchange.copy());
                        }
                        if (pages.size() == 2) {
                            fixture.simulator.answerNext(RawAnswer.of(502, "text/html", "<html/>"));
                        }
                    }));
            Awaitility.await().until(() -> pages.size() == 4);
        }
        assertThat(ids()).isEqualTo(oneTo(20));
    }

    @Test
    void recordsInsideAnObjectAreFound() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.style(style).start(routes -> routes.from(
                            "integry:function/hubspot-get-all-contacts?userId=u1&initialDelay=0&repeatCount=1"
                                    + "&maxPagesPerPoll=1")
                    .process(keep));
            Awaitility.await().until(() -> !pages.isEmpty());
        }
        assertThat(pages.get(0).getIn().getBody(JsonNode.class).isArray()).isTrue();
        assertThat(headers("CamelIntegryItemCount").get(0)).isNotEqualTo(0);
    }

    @Test
    void walksTheCatalogueOfFunctionsAndApps() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.style(style).start(routes -> {
                routes.from("integry:functions?userId=u1&initialDelay=0&repeatCount=1")
                        .to("mock:functions")
                        .process(keep);
                routes.from("integry:apps?userId=u1&initialDelay=0&repeatCount=1")
                        .to("mock:apps");
            });
            var functions =
                    fixture.context.getEndpoint("mock:functions", org.apache.camel.component.mock.MockEndpoint.class);
            var apps = fixture.context.getEndpoint("mock:apps", org.apache.camel.component.mock.MockEndpoint.class);
            functions.expectedMinimumMessageCount(2);
            apps.expectedMinimumMessageCount(1);
            functions.assertIsSatisfied(10_000);
            apps.assertIsSatisfied(10_000);
        }
        assertThat(pages.get(0).getIn().getBody(JsonNode.class)).hasSize(50);
        assertThat(pages.get(0).getIn().getBody(JsonNode.class).get(0).has("parameters"))
                .isTrue();
    }

    @Test
    void stoppingTheContextDoesNotWaitForAHangingService() throws Exception {
        IntegryFixture fixture = new IntegryFixture();
        try (fixture) {
            fixture.simulator.latency(Duration.ofMinutes(5));
            fixture.style(style).start(routes -> routes.from(PERSONS + "5&responseTimeout=5m")
                    .process(keep));
            Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() > 0);
            long begun = System.nanoTime();
            fixture.context.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
