package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.Messages;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that nothing heeds where it stands is refused by name; who wrote it would wait for it in vain. */
class EndpointUseTest {

    private static final String FILE = "/META-INF/io/github/camelintegry/integry.json";
    /** It is heeded by what sends too: Camel's to(…) reads it from the URI. */
    private static final String EXCHANGE_PATTERN = "exchangePattern";
    /** Looked at by its value, with those that go with an operation. */
    private static final String ITEMS_PATH = "itemsPath";

    private static Set<String> labelled(Predicate<String> wanted) throws Exception {
        try (InputStream in = EndpointUseTest.class.getResourceAsStream(FILE)) {
            JsonNode options = new ObjectMapper().readTree(in).get("properties");
            return options.properties().stream()
                    .filter(option ->
                            wanted.test(option.getValue().path("label").asText()))
                    .map(option -> option.getKey())
                    .filter(option -> !Set.of(EXCHANGE_PATTERN, ITEMS_PATH, "schedulerProperties")
                            .contains(option))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> options(OptionScope... scopes) {
        return Stream.of(scopes)
                .flatMap(scope -> scope.options().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void areThoseThatTheCatalogueLabelsSo() throws Exception {
        assertThat(options(OptionScope.BOUNDS, OptionScope.POLLS))
                .isEqualTo(labelled(label -> label.startsWith("consumer")));
        assertThat(options(OptionScope.WALKS, OptionScope.PREFETCHES, OptionScope.RESUMES, OptionScope.PORTIONS))
                .isEqualTo(labelled(label -> label.startsWith("walk")));
        assertThat(options(OptionScope.ANSWERS)).isEqualTo(labelled(label -> label.startsWith("producer")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    direct:a | integry:function/x?userId=u1&prefetchCount=2 | prefetchCount | a producer of integry:function | consumers (from), and for producers with walk=true
                    direct:a | integry:function/x?userId=u1&maxEmptyPages=2 | maxEmptyPages | a producer of integry:function | consumers, and for producers with walk=true
                    direct:a | integry:function/x?userId=u1&delay=5s&greedy=true | delay, greedy | a producer of integry:function | consumers (from)
                    direct:a | integry:functions?userId=u1&walk=true&splitResults=true | splitResults | a producer of integry:functions | consumers (from)
                    direct:a | integry:functions?userId=u1&walk=true&startFrom=beginning | startFrom | a producer of integry:functions | consumers (from, pollEnrich, poll)
                    direct:a | integry:schema/x?userId=u1&cursorKey=k | cursorKey | a producer of integry:schema | consumers (from, pollEnrich, poll), and for producers with walk=true and a cursorRepository
                    direct:a | integry:function/x?userId=u1&cursor-key=k | cursorKey | a producer of integry:function | consumers (from, pollEnrich, poll), and for producers with walk=true and a cursorRepository
                    direct:a | integry:functions?userId=u1&walk=true&cursorKey=k&fallBackCursor=beginning | cursorKey, fallBackCursor | a producer of integry:functions | consumers (from, pollEnrich, poll), and for producers with walk=true and a cursorRepository
                    direct:a | integry:functions?userId=u1&walk=true&maxPagesPerPoll=2 | maxPagesPerPoll | a producer of integry:functions | consumers (from), and for producers with walk=true and a cursorRepository
                    direct:a | integry:function/x?userId=u1&cursorRepository=#c&stallTimeout=5 | cursorRepository, stallTimeout | a producer of integry:function | consumers, and for producers with walk=true
                    direct:a | integry:functions?userId=u1&walk=true&cursorRepository=#c&sendEndOfWalk=true | sendEndOfWalk | a producer of integry:functions | consumers (from, pollEnrich, poll)
                    direct:a | integry:function/x?userId=u1&bridgeErrorHandler=true | bridgeErrorHandler | a producer of integry:function | consumers (from)
                    direct:a | integry:function/x?userId=u1&scheduler=spring | scheduler | a producer of integry:function | consumers (from)
                    direct:a | integry:functions?userId=u1&connectedAccountId=7 | connectedAccountId | a producer of integry:functions | integry:function and integry:passthrough
                    integry:functions?userId=u1&walk=true | mock:a | walk | a consumer of integry:functions | producers (to, toD, enrich, wireTap)
                    integry:functions?userId=u1&dryRun=true | mock:a | dryRun | a consumer of integry:functions | producers (to, toD, enrich, wireTap)
                    integry:functions?userId=u1&lazyStartProducer=true | mock:a | lazyStartProducer | a consumer of integry:functions | producers (to, toD, enrich, wireTap)
                    integry:functions?userId=u1&okStatusCodeRange=200 | mock:a | okStatusCodeRange | a consumer of integry:functions | integry:function and integry:passthrough
                    integry:function/x?userId=u1&throwExceptionOnFailure=false&validateParameters=warn | mock:a | throwExceptionOnFailure, validateParameters | a consumer of integry:function | producers (to, toD, enrich, wireTap)
                    """)
    void areNamedWithTheCure(String from, String to, String options, String use, String who) {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.context.getRegistry().bind("c", new MemoryStateRepository());
            assertThat(Messages.ofStart(fixture, routes -> routes.from(from).to(to)))
                    .contains(options + " would have no effect on " + use + ", being only for " + who
                            + ": leave it out of this URI");
            assertThat(fixture.simulator.journal().size()).isZero();
        }
    }

    @Test
    void areNamedWhereOneUriIsUsedAtBothEnds() {
        String uri = "integry:functions?userId=u1&initialDelay=0";
        try (IntegryFixture fixture = new IntegryFixture()) {
            assertThat(Messages.ofStart(fixture, routes -> routes.from(uri).to(uri)))
                    .contains("initialDelay would have no effect on a producer of integry:functions")
                    .contains("used at both ends of routes must become two, each with its own options");
        }
    }

    @Test
    void areNamedWhereAMessageHasDecidedOnTheUri() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.start(routes ->
                    routes.from("direct:a").toD("integry:function/${header.fn}?userId=${header.user}&delay=5s"));
            Exchange exchange = fixture.template().request("direct:a", e -> {
                e.getIn().setHeader("fn", "x");
                e.getIn().setHeader("user", "u1");
            });
            assertThat(Messages.of(exchange.getException()))
                    .contains("delay would have no effect on a producer of integry:function");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "delay=5s, delay",
        "prefetchCount=2, prefetchCount",
        "splitResults=true, splitResults",
        "dryRun=true, dryRun"
    })
    void areNamedForAConsumerTemplate(String option, String name) throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().start()) {
            Throwable failure = org.assertj.core.api.Assertions.catchThrowable(() ->
                    fixture.context.createConsumerTemplate().receive("integry:functions?userId=u1&" + option, 1000));
            assertThat(Messages.of(failure))
                    .contains(name + " would have no effect on a consumer by pollEnrich, poll or ConsumerTemplate");
        }
    }

    @Test
    void areNoneThatTheComponentSaysForAllEndpoints() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            IntegryConfiguration all = fixture.component.getConfiguration();
            all.setPrefetchCount(3);
            all.setMaxEmptyPages(3);
            all.setMaxPagesPerPoll(3);
            all.setSplitResults(true);
            all.setSendEndOfWalk(true);
            all.setStallTimeout(1000);
            all.setCursorRepository(new MemoryStateRepository());
            all.setDryRun(true);
            all.setThrowExceptionOnFailure(false);
            all.setConnectedAccountId("7");
            fixture.component.setBridgeErrorHandler(true);
            fixture.component.setLazyStartProducer(true);
            fixture.start(routes -> {
                routes.from("integry:functions?userId=u1&initialDelay=1h").to("integry:function/x?userId=u1");
                routes.from("direct:a").to("integry:functions?userId=u1&walk=true");
            });
            assertThat(fixture.context.getRoutes()).hasSize(2);
        }
    }

    @Test
    void areNoneThatAWalkOfAProducerHeeds() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.context.getRegistry().bind("c", new MemoryStateRepository());
            fixture.start(routes -> {
                routes.from("direct:a")
                        .to("integry:functions?userId=u1&walk=true&prefetchCount=2&maxEmptyPages=2&itemsPath=/functions"
                                + "&stallTimeout=1m&exchangePattern=InOut");
                routes.from("direct:b")
                        .to("integry:functions?userId=u1&walk=true&cursorRepository=#c&cursorKey=k&maxPagesPerPoll=2"
                                + "&fallBackCursor=beginning");
            });
            assertThat(fixture.context.isStarted()).isTrue();
        }
    }
}
