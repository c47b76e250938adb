package io.github.camelintegry.internal.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.position.DurableFileStateRepository;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a walk of a producer goes on after an exchange: behind the last page of which every record was taken, if that exchange
 * ended well. Four pages of five persons, two of them for each exchange.
 */
@ParameterizedClass
@ValueSource(strings = {"memory", "files"})
class ResumedWalkTest {

    private static final String WALK =
            "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5&walk=true"
                    + "&cursorRepository=#c&cursorKey=persons&maxPagesPerPoll=2&prefetchCount=3";

    @Parameter
    String kind;

    @TempDir
    Path folder;

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    private final List<Integer> seen = new CopyOnWriteArrayList<>();
    /** Whether what can go wrong in a route does. */
    private final AtomicBoolean unlucky = new AtomicBoolean(true);

    @BeforeEach
    void repository() {
        fixture.context.getRegistry().bind("c", repositoryOf(kind));
    }

    private StateRepository<String, String> repositoryOf(String name) {
        if (name.equals("memory")) {
            return new MemoryStateRepository();
        }
        DurableFileStateRepository files = new DurableFileStateRepository();
        files.setDirectory(folder.toString());
        return files;
    }

    private void see(Exchange exchange) {
        seen.add(id(exchange.getMessage().getBody()));
    }

    private static int id(Object person) {
        return ((JsonNode) person).get("id").asInt();
    }

    private static List<Integer> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private Exchange send() {
        seen.clear();
        return fixture.template().request("direct:a", exchange -> {});
    }

    private void sendWell() {
        assertThat(send().getException()).isNull();
    }

    /** A route that begins with the walk. */
    private static ProcessorDefinition<?> walk(RouteBuilder routes) {
        return routes.from("direct:a").to(WALK);
    }

    private void failIfUnlucky(Exchange exchange) {
        if (unlucky.get()) {
            throw new IllegalStateException("no room");
        }
    }

    /** The first exchange meets with bad luck, the second does not, and sees this. */
    private void theNextSees(List<Integer> expected) {
        unlucky.set(false);
        sendWell();
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void eachExchangeHasTheNextPagesAndTellsWhetherThereAreMore() throws Exception {
        fixture.start(routes -> walk(routes).split(routes.body()).streaming().process(this::see));
        for (int round = 0; round < 2; round++) {
            Exchange first = send();
            assertThat(seen).isEqualTo(ids(1, 10));
            assertThat(first.getMessage().getHeader(IntegryConstants.MORE_PAGES))
                    .isEqualTo(true);
            assertThat(first.getProperty(IntegryConstants.MORE_PAGES)).isEqualTo(true);
            assertThat(fixture.simulator.journal().size())
                    .as("nothing beyond them is fetched")
                    .isEqualTo(4 * round + 2);
            Exchange second = send();
            assertThat(seen).isEqualTo(ids(11, 20));
            assertThat(second.getMessage().getHeader(IntegryConstants.MORE_PAGES))
                    .isEqualTo(false);
            assertThat(second.getProperty(IntegryConstants.MORE_PAGES)).isEqualTo(false);
        }
    }

    @Test
    void whereAnAggregationReplacesTheMessageThePropertyTells() throws Exception {
        fixture.start(routes -> walk(routes)
                .split(routes.body(), (before, part) -> before == null ? part : before)
                .streaming()
                .process(this::see));
        assertThat(send().getProperty(IntegryConstants.MORE_PAGES)).isEqualTo(true);
        Exchange second = fixture.template()
                .request("direct:a", exchange -> exchange.setProperty(IntegryConstants.MORE_PAGES, true));
        assertThat(second.getProperty(IntegryConstants.MORE_PAGES))
                .as("not that of a walk before, which the first part had brought back")
                .isEqualTo(false);
    }

    @Test
    void readInPartThePageThatWasBegunComesAgain() throws Exception {
        fixture.start(routes -> walk(routes).process(exchange -> read(exchange, unlucky.get() ? 7 : 99)));
        Exchange first = send();
        assertThat(first.getMessage().getHeaders()).doesNotContainKey(IntegryConstants.MORE_PAGES);
        assertThat(first.getProperties()).doesNotContainKey(IntegryConstants.MORE_PAGES);
        theNextSees(ids(6, 15));
    }

    private void read(Exchange exchange, int records) {
        Iterator<?> all = exchange.getMessage().getBody(Iterator.class);
        for (int i = 0; i < records && all.hasNext(); i++) {
            seen.add(id(all.next()));
        }
    }

    @Test
    void aPageIsTakenWithItsLastRecord() throws Exception {
        fixture.start(routes -> walk(routes).process(exchange -> {
            Iterator<?> all = exchange.getMessage().getBody(Iterator.class);
            for (int i = 0; i < (unlucky.get() ? 5 : 10); i++) {
                seen.add(id(all.next()));
            }
        }));
        sendWell();
        theNextSees(ids(6, 15));
    }

    @Test
    void closedEarlyWhatWasTakenWhollyIsKept() throws Exception {
        fixture.start(routes -> walk(routes).process(exchange -> {
            read(exchange, unlucky.get() ? 6 : 99);
            exchange.getMessage().getBody(RecordIterator.class).close();
        }));
        sendWell();
        theNextSees(ids(6, 15));
    }

    @Test
    void neverReadNothingIsKept() throws Exception {
        fixture.start(
                routes -> walk(routes).filter(exchange -> !unlucky.get()).process(exchange -> read(exchange, 99)));
        sendWell();
        theNextSees(ids(1, 10));
    }

    @Test
    void afterAFailureItsPagesComeAgain() throws Exception {
        fixture.start(
                routes -> walk(routes).process(exchange -> read(exchange, 99)).process(this::failIfUnlucky));
        assertThat(send().getException()).hasMessage("no room");
        theNextSees(ids(1, 10));
    }

    @Test
    void afterARollbackTooThoughItIsMarkedAndNotThrown() throws Exception {
        fixture.start(routes -> walk(routes)
                .process(exchange -> read(exchange, 99))
                .filter(exchange -> unlucky.get())
                .markRollbackOnly());
        send();
        theNextSees(ids(1, 10));
    }

    @Test
    void splitInParallelWithOnePartThatFailsItsPagesComeAgain() throws Exception {
        fixture.start(routes -> walk(routes)
                .split(routes.body())
                .streaming()
                .parallelProcessing()
                .process(this::see)
                .filter(exchange -> id(exchange.getMessage().getBody()) == 8)
                .process(this::failIfUnlucky));
        assertThat(send().getException()).hasStackTraceContaining("no room");
        unlucky.set(false);
        sendWell();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids(1, 10));
    }

    @Test
    void afterAFailureThatTheRouteHandledWhatWasTakenWhollyIsKept() throws Exception {
        fixture.start(routes -> walk(routes)
                .doTry()
                .split(routes.body())
                .streaming()
                .stopOnException()
                .process(this::see)
                .filter(exchange -> id(exchange.getMessage().getBody()) == 7)
                .process(this::failIfUnlucky)
                .end()
                .end()
                .endDoTry()
                .doCatch(Exception.class)
                .log("handled")
                .end());
        sendWell();
        assertThat(seen).isEqualTo(ids(1, 7));
        theNextSees(ids(6, 15));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handedOverItIsTheOtherRoutesEndThatCounts(boolean well) throws Exception {
        unlucky.set(!well);
        fixture.start(routes -> {
            walk(routes).to("seda:rows?waitForTaskToComplete=Never");
            routes.from("seda:rows").process(exchange -> read(exchange, 99)).process(this::failIfUnlucky);
        });
        send();
        Awaitility.await().untilAsserted(() -> assertThat(seen).isEqualTo(ids(1, 10)));
        // until the exchange has ended over there, the walk is open
        Awaitility.await().until(() -> fixture.context.getInflightRepository().size() == 0);
        unlucky.set(false);
        Awaitility.await().until(() -> send().getException() == null);
        Awaitility.await().untilAsserted(() -> assertThat(seen).isEqualTo(well ? ids(11, 20) : ids(1, 10)));
    }

    @Test
    void readByACopyItIsTheEndOfItsOwnExchangeThatCounts() throws Exception {
        fixture.start(routes -> {
            walk(routes).multicast().to("direct:rows").end().process(this::failIfUnlucky);
            routes.from("direct:rows").process(exchange -> read(exchange, 99));
        });
        assertThat(send().getException()).isNotNull();
        theNextSees(ids(1, 10));
        sendWell();
        assertThat(seen).isEqualTo(ids(11, 20));
    }

    @Test
    void whatACopyHasNotReadByThenComesAgain() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        fixture.start(routes -> {
            walk(routes)
                    .choice()
                    .when(exchange -> unlucky.get())
                    .to("direct:tapped")
                    .process(exchange ->
                            assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue())
                    .otherwise()
                    .process(exchange -> read(exchange, 99));
            routes.from("direct:tapped").wireTap("direct:tap");
            routes.from("direct:tap").errorHandler(routes.noErrorHandler()).process(exchange -> {
                read(exchange, 6);
                reading.countDown();
            });
        });
        sendWell();
        theNextSees(ids(6, 15));
    }

    @Test
    void aKeyThatIsOpenIsRefusedBeforeAnyRequest() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        fixture.start(routes -> {
            walk(routes)
                    .process(exchange -> failures.add(
                            fixture.template().request("direct:b", other -> {}).getException()))
                    .process(exchange -> read(exchange, 99));
            routes.from("direct:b").to(WALK);
        });
        sendWell();
        assertThat(failures).singleElement().satisfies(failure -> assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("The walk of ", "u1", " under cursorKey=persons-")
                .hasMessageContaining("is open already"));
        assertThat(seen).isEqualTo(ids(1, 10));
        assertThat(fixture.simulator.journal().size()).isEqualTo(2);
        sendWell();
        assertThat(seen).as("the end has given the claim back").isEqualTo(ids(11, 20));
    }

    @Test
    void usersHavePositionsOfTheirOwnUnderOneCursorKey() throws Exception {
        fixture.start(routes -> walk(routes).process(exchange -> read(exchange, 99)));
        sendWell();
        seen.clear();
        fixture.template().request("direct:a", exchange -> exchange.getIn().setHeader(IntegryConstants.USER_ID, "u2"));
        assertThat(seen).isEqualTo(ids(1, 10));
        sendWell();
        assertThat(seen).isEqualTo(ids(11, 20));
    }

    @Test
    void whereTheComponentHasTheRepositoryItIsTheSame() throws Exception {
        fixture.component.getConfiguration().setCursorRepository(repositoryOf(kind));
        fixture.component.getConfiguration().setMaxPagesPerPoll(3);
        fixture.component.getConfiguration().setSendEndOfWalk(true);
        fixture.start(routes -> routes.from("direct:a")
                .to("integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5&walk=true")
                .process(exchange -> read(exchange, 99)));
        sendWell();
        assertThat(seen).isEqualTo(ids(1, 15));
        sendWell();
        assertThat(seen).isEqualTo(ids(16, 20));
        sendWell();
        assertThat(seen).isEqualTo(ids(1, 15));
    }

    @Test
    void aCursorOfTheMessageIsRefused() throws Exception {
        fixture.start(routes -> walk(routes).process(exchange -> read(exchange, 99)));
        Exchange refused = fixture.template()
                .request("direct:a", exchange -> exchange.getIn().setHeader(IntegryConstants.CURSOR, "5"));
        assertThat(refused.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CamelIntegryCursor and a cursorRepository exclude each other")
                .hasMessageContaining("u1");
        assertThat(fixture.simulator.journal().size()).isZero();
        sendWell();
        assertThat(seen).isEqualTo(ids(1, 10));
    }

    @Test
    void nobodyWhoReadsOnAfterwardsTakesAPartForAll() throws Exception {
        fixture.start(routes -> walk(routes).process(exchange -> read(exchange, 7)));
        RecordIterator records = send().getMessage().getBody(RecordIterator.class);
        assertThatThrownBy(records::next).hasMessageContaining("closed before its end");
    }
}
