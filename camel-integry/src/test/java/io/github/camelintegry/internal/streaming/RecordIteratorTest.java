package io.github.camelintegry.internal.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.IntegrySimulatorJson;
import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.StatusFaults;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the iterator of {@code walk=true} lives, and that nobody takes a part of its records for all. */
@ParameterizedClass
@ValueSource(strings = {"resource", "action"})
class RecordIteratorTest {

    private static final String WALK =
            "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5&walk=true";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    /** The iterator as the route read it, after its exchange has ended. */
    private RecordIterator afterwards(Consumer<Iterator<?>> reader) throws Exception {
        fixture.style(style).start(routes -> routes.from("direct:a")
                .to(WALK)
                .process(exchange -> reader.accept(exchange.getMessage().getBody(Iterator.class))));
        Exchange exchange = fixture.template().request("direct:a", e -> {});
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(RecordIterator.class);
    }

    private static void assertClosed(RecordIterator records) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(records::hasNext)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed before its end")
                    .hasMessageContaining("exchange");
            assertThatThrownBy(records::next).hasMessageContaining("closed before its end");
            records.close();
        }
    }

    @Test
    void afterItsExchangeItFailsWhereItWasNotRead() throws Exception {
        assertClosed(afterwards(records -> {}));
    }

    @Test
    void afterItsExchangeItFailsWhereItWasReadInPart() throws Exception {
        assertClosed(afterwards(records -> {
            for (int i = 0; i < 17; i++) {
                records.next();
            }
        }));
    }

    @Test
    void closedByTheRouteItFailsToo() throws Exception {
        assertClosed(afterwards(records -> {
            assertThat(records.hasNext()).isTrue();
            ((RecordIterator) records).close();
            assertClosed((RecordIterator) records);
        }));
    }

    @Test
    void finishedItStaysFinished() throws Exception {
        RecordIterator records = afterwards(each -> each.forEachRemaining(record -> {}));
        assertThat(records.hasNext()).isFalse();
        records.close();
        assertThat(records.hasNext()).isFalse();
    }

    @Test
    void itIsFinishedWithItsLastRecord() throws Exception {
        RecordIterator records = afterwards(each -> {
            for (int i = 0; i < 20; i++) {
                each.next();
            }
        });
        assertThat(records.hasNext()).isFalse();
    }

    @Test
    void whereItLeavesItsExchangeItsRecordsAreNotTakenForNone() throws Exception {
        fixture.style(style).start(routes -> {
            routes.from("direct:multicast")
                    .multicast((before, now) -> now)
                    .to(WALK)
                    .end()
                    .split(routes.body())
                    .streaming()
                    .to("mock:record");
            routes.from("direct:list")
                    .recipientList(routes.constant(WALK))
                    .aggregationStrategy((before, now) -> now)
                    .split(routes.body())
                    .streaming()
                    .to("mock:record");
        });
        for (String route : List.of("direct:multicast", "direct:list")) {
            assertThat(fixture.template().request(route, e -> {}).getException())
                    .as(route)
                    .hasStackTraceContaining("closed before its end");
        }
        Iterator<?> records = fixture.template().requestBody(WALK, null, Iterator.class);
        assertThatThrownBy(records::hasNext).hasMessageContaining("closed before its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:rows", "seda:rows?waitForTaskToComplete=Never"})
    void aSplitThatStopsOnAnExceptionHasNothingMoreFetched(String rows) throws Exception {
        List<Object> seen = new CopyOnWriteArrayList<>();
        AtomicBoolean ended = new AtomicBoolean();
        fixture.style(style).start(routes -> {
            routes.from("direct:a").to(WALK.replace("limit=5", "limit=2")).to(rows);
            routes.from(rows.split("\\?")[0])
                    .onCompletion()
                    .process(exchange -> ended.set(true))
                    .end()
                    .split(routes.body())
                    .streaming()
                    .stopOnException()
                    .process(exchange -> {
                        seen.add(exchange.getMessage().getBody());
                        throw new IllegalStateException("no room");
                    });
        });
        fixture.template().request("direct:a", e -> {});
        Awaitility.await().untilTrue(ended);
        assertThat(seen).hasSize(1);
        assertThat(fixture.simulator.journal().size())
                .as("the page that failed, and the one that was fetched ahead meanwhile")
                .isLessThanOrEqualTo(2);
    }

    /** A record with a number in it. */
    record Numbered(int n) {}

    @ParameterizedTest
    @ValueSource(strings = {"[{\"n\":1},{\"n\":\"none\"}]", "[{\"n\":\"none\"},{\"n\":1}]"})
    void aRecordThatCannotBeReadIsNotPassedOverByARedelivery(String page) throws Exception {
        fixture.simulator.function(SimulatedFunction.query(
                "numbers", invocation -> FunctionAnswer.of(200, IntegrySimulatorJson.parse(page), null)));
        fixture.style(style).start(routes -> {
            routes.errorHandler(
                    routes.defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
            routes.from("direct:a")
                    .to("integry:function/numbers?userId=u1&walk=true&outputClass=" + Numbered.class.getName())
                    .split(routes.body())
                    .streaming()
                    .to("mock:record");
        });
        assertThat(fixture.template().request("direct:a", e -> {}).getException())
                .hasStackTraceContaining("/n int was expected");
    }

    @Test
    void aRedeliveryHearsWhatTheWalkFailedWith() throws Exception {
        fixture.simulator.faults().script(FaultScript.onCall(2, StatusFaults.forbidden()));
        fixture.style(style).start(routes -> {
            routes.errorHandler(
                    routes.defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
            routes.from("direct:a").to(WALK).split(routes.body()).streaming().to("mock:record");
        });
        assertThat(fixture.template().request("direct:a", e -> {}).getException())
                .isInstanceOf(IntegryAuthenticationException.class);
    }

    @Test
    void whoReadsACopyOfAnExchangeThatFailsDoesNotTakeAPartForAll() throws Exception {
        List<Object> seen = new CopyOnWriteArrayList<>();
        AtomicReference<Exchange> failing = new AtomicReference<>();
        CompletableFuture<Exchange> tapped = new CompletableFuture<>();
        fixture.style(style).start(routes -> {
            routes.from("direct:a")
                    .errorHandler(
                            routes.defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(500))
                    .to(WALK)
                    .process(failing::set)
                    .wireTap("direct:tap")
                    .throwException(new IllegalStateException("no room"));
            routes.from("direct:tap")
                    .errorHandler(routes.noErrorHandler())
                    .onCompletion()
                    .process(tapped::complete)
                    .end()
                    .split(routes.body())
                    .streaming()
                    .process(record -> {
                        Awaitility.await()
                                .until(() -> !seen.isEmpty() || failing.get().getException() != null);
                        seen.add(record.getMessage().getBody());
                    });
        });
        fixture.template().request("direct:a", e -> {});
        Exchange tap = tapped.get(20, TimeUnit.SECONDS);
        assertThat(seen.size() == 20
                        || tap.getException() != null
                        || tap.getProperty(Exchange.EXCEPTION_CAUGHT) != null)
                .as("all records, or a failure: %d", seen.size())
                .isTrue();
    }

    @Test
    void anAppsErrorIsNoPage() throws Exception {
        fixture.simulator.function(SimulatedFunction.query(
                "pipedrive-no",
                invocation -> FunctionAnswer.of(
                        400, IntegrySimulatorJson.parse("{\"success\":false,\"errors\":[\"denied\"]}"), null)));
        List<Object> bodies = new ArrayList<>();
        fixture.style(style).start(routes -> routes.from("direct:a")
                .to("integry:function/pipedrive-no?userId=u1&walk=true&throwExceptionOnFailure=false")
                .process(exchange -> bodies.add(exchange.getMessage().getBody())));
        Exchange exchange = fixture.template().request("direct:a", e -> {});
        assertThat(exchange.getMessage().getHeader("CamelIntegryNetworkCode")).isEqualTo(400);
        assertThat(bodies).singleElement().isInstanceOfSatisfying(JsonNode.class, error -> assertThat(
                        error.at("/errors/0").asText())
                .isEqualTo("denied"));
    }
}
