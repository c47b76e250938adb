package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.journal.JournalEntry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.concurrent.SynchronousExecutorService;
import org.awaitility.Awaitility;

/**
 * Whatever a value of a message is, in whatever dynamic URI: it arrives as it is where the route has put it, or the message
 * fails. It never sets another option, goes to another host, acts as another user, reads a property or runs a class.
 */
class HostileValuesProperties {

    private static final String PROPERTY = "s3cret-of-a-property";
    private static final AtomicInteger OBJECTS = new AtomicInteger();
    private static IntegryFixture fixture;
    private static IntegrySimulator evil;
    private static int walks;

    /** A stranger's wish: each object of it is counted. */
    public static final class Strange {
        public Strange() {
            OBJECTS.incrementAndGet();
        }

        public Strange(String argument) {
            OBJECTS.incrementAndGet();
        }
    }

    /** What a route has written, and where the value is found in the request. */
    enum Place {
        SEARCH("functions?search=${header.v}&userId=u1&app=slack", "search"),
        SEARCH_RAW("functions?search=RAW(${header.v})&userId=u1&app=slack", "search"),
        APP("functions?app=${header.v}&userId=u1&search=x", "app"),
        BETWEEN("functions?search=a%20${header.v}%26b&userId=u1&app=slack", "search");

        private final String uri;
        private final String parameter;

        Place(String uri, String parameter) {
            this.uri = uri;
            this.parameter = parameter;
        }

        String expected(String value) {
            return this == BETWEEN ? "a " + value + "&b" : value;
        }
    }

    enum Way {
        TO_D,
        WIRE_TAP,
        ENRICH,
        POLL_ENRICH,
        POLL
    }

    private static String route(String scheme, Way way, String what) {
        return "direct:" + scheme + '-' + way + '-' + what;
    }

    private static RouteBuilder routes(String scheme) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (Place place : Place.values()) {
                    String uri = scheme + ':' + place.uri;
                    from(route(scheme, Way.TO_D, place.name())).toD(uri);
                    from(route(scheme, Way.WIRE_TAP, place.name()))
                            .wireTap(uri)
                            // begins in the thread of the message, so that its end can be waited for
                            .executorService(new SynchronousExecutorService())
                            .end()
                            .process(e -> {});
                    from(route(scheme, Way.ENRICH, place.name())).enrich().simple(uri);
                    from(route(scheme, Way.POLL_ENRICH, place.name()))
                            .pollEnrich()
                            .simple(uri + "&prefetchCount=0&cursorKey=${header.walk}")
                            .timeout(10_000);
                    from(route(scheme, Way.POLL, place.name()))
                            .poll(uri + "&prefetchCount=0&cursorKey=${header.walk}", 10_000);
                }
                String call =
                        scheme + ":function/slack-ask?userId=u1&parameters.q=${header.v}&parameters.t=\"${header.v}\"";
                from(route(scheme, Way.TO_D, "parameters")).toD(call);
                from(route(scheme, Way.ENRICH, "parameters")).enrich().simple(call);
                from(route(scheme, Way.POLL_ENRICH, "parameters"))
                        .pollEnrich()
                        .simple(call + "&functionType=query")
                        .timeout(10_000);
                from(route(scheme, Way.TO_D, "passthrough"))
                        .toD(scheme + ":passthrough/slack?userId=u1&url=${header.v}");
                from(route(scheme, Way.TO_D, "user")).toD(scheme + ":functions?userId=${header.v}");
                from(route(scheme, Way.POLL, "user"))
                        .poll(
                                scheme + ":functions?userId=${header.v}&prefetchCount=0&cursorKey=${header.walk}",
                                10_000);
                from(route(scheme, Way.TO_D, "name")).toD(scheme + ":function/${header.v}?userId=u1");
                from(route(scheme, Way.POLL, "name"))
                        .poll(
                                scheme
                                        + ":function/${header.v}?userId=u1&functionType=query&prefetchCount=0&cursorKey=${header.walk}",
                                10_000);
                from(route(scheme, Way.POLL, "repository"))
                        .poll(scheme + ":functions?userId=u1&cursorRepository=${header.v}", 10_000);
                from(route(scheme, Way.TO_D, "class")).toD(scheme + ":functions?userId=u1&outputClass=${header.v}");
                from(route(scheme, Way.TO_D, "number")).toD(scheme + ":functions?userId=u1&retries=${header.v}");
            }
        };
    }

    @BeforeContainer
    static void start() throws Exception {
        evil = IntegrySimulator.start();
        fixture = new IntegryFixture();
        fixture.context.getPropertiesComponent().addInitialProperty("db.password", PROPERTY);
        IntegryComponent second = new IntegryComponent();
        second.setConfiguration(fixture.component.getConfiguration().copy());
        // a bean that Camel has not made a component of when the routes are made
        fixture.context.getRegistry().bind("integry-eu", second);
        fixture.context.getRegistry().bind("strange", new Strange());
        OBJECTS.set(0);
        fixture.start(routes("integry"), routes("integry-eu"));
    }

    @AfterContainer
    static void stop() {
        fixture.close();
        evil.close();
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> fragment = Arbitraries.of(
                "&baseUrl=EVIL",
                "%26baseUrl=EVIL",
                "&userId=victim",
                "%26userId=victim",
                "%2526userId=victim",
                "&appSecret=x",
                "&configuration.baseUrl=EVIL",
                "&component.configuration.baseUrl=EVIL",
                "&dryRun=true",
                ")&userId=victim&app=RAW(",
                ")%26userId=victim%26app=RAW(y",
                "RAW(",
                "RAW{",
                "}",
                ")",
                "#class:STRANGE",
                "#class:STRANGE('x')",
                "#bean:strange",
                "#strange",
                "#type:STRANGE",
                "#valueAs(STRANGE):x",
                "{{db.password}}",
                "{{?db.password}}",
                "{{nosuch:x&userId=victim}}",
                "%7B%7Bdb.password%7D%7D",
                "%257B%257Bdb.password%257D%257D",
                "${properties:db.password}",
                "$simple{header.v}",
                "?userId=victim",
                "%3FuserId=victim",
                "CamelIntegryValue.",
                "CamelIntegryText._0026",
                "a%20b",
                "a+b",
                "%",
                "\u0000",
                "\r\nUser-ID: victim",
                "\ud800",
                "\ue000",
                "ü€😀",
                " ",
                "",
                "../",
                "/",
                "\"",
                "'",
                "\\",
                "null",
                "[1]",
                "{\"a\":1}",
                "12.50",
                "true",
                "x");
        Arbitrary<String> random = Arbitraries.strings().all().ofMaxLength(20);
        return Arbitraries.oneOf(fragment, random)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts)
                        .replace("EVIL", evil.baseUrl())
                        .replace("STRANGE", Strange.class.getName()));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void aValueArrivesAsItIsOrTheMessageFails(
            @ForAll("values") String value, @ForAll Way way, @ForAll Place place, @ForAll boolean second) {
        arrivesOrFails(value, way, place, second);
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    @Tag("soak")
    void noneOfThousandsOfValuesIsReadAsAPartOfTheUri(
            @ForAll("values") String value, @ForAll Way way, @ForAll Place place, @ForAll boolean second) {
        arrivesOrFails(value, way, place, second);
    }

    private static void arrivesOrFails(String value, Way way, Place place, boolean second) {
        Optional<Exchange> failed = send(route(scheme(second), way, place.name()), value, way == Way.WIRE_TAP);
        if (failed.isEmpty()) {
            JournalEntry entry = theOnlyRequest("u1");
            // an empty one is not sent
            assertThat(queryOf(entry).getOrDefault(place.parameter, "")).isEqualTo(place.expected(value));
            assertThat(queryOf(entry).keySet()).isSubsetOf("search", "app");
        }
        nothingElseHappened();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void aParameterArrivesAsItIsOrTheMessageFails(
            @ForAll("values") String value, @ForAll boolean second, @ForAll boolean enrich) {
        Way way = enrich ? Way.ENRICH : Way.TO_D;
        Optional<Exchange> failed = send(route(scheme(second), way, "parameters"), value, false);
        if (failed.isEmpty()) {
            JournalEntry entry = theOnlyRequest("u1");
            assertThat(entry.json().size()).isEqualTo(2);
            assertThat(entry.json().get("q").isContainerNode()).isFalse();
            assertThat(entry.json().get("q").asText()).isEqualTo(value);
            assertThat(entry.json().get("t").isTextual()).isTrue();
            assertThat(entry.json().get("t").asText()).isEqualTo(value);
        }
        nothingElseHappened();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void aUserIsTheOneOfTheMessageOrTheMessageFails(
            @ForAll("values") String value, @ForAll boolean second, @ForAll boolean poll) {
        Optional<Exchange> failed = send(route(scheme(second), poll ? Way.POLL : Way.TO_D, "user"), value, false);
        if (failed.isEmpty()) {
            theOnlyRequest(value);
        }
        nothingElseHappened();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void whatTakesNoTextOfAMessageRefusesIt(@ForAll("values") String value, @ForAll boolean second) {
        for (String what : List.of("class", "repository")) {
            Way way = what.equals("class") ? Way.TO_D : Way.POLL;
            assertThat(send(route(scheme(second), way, what), value, false)).isPresent();
            assertThat(fixture.simulator.journal().size()).isZero();
        }
        for (String what : List.of("name", "passthrough", "number")) {
            send(route(scheme(second), Way.TO_D, what), value, false);
            fixture.simulator.journal().entries().forEach(entry -> assertThat(entry.user())
                    .isEqualTo("u1"));
            nothingElseHappened();
        }
    }

    private static String scheme(boolean second) {
        return second ? "integry-eu" : "integry";
    }

    /** Sends a value, and gives the exchange if it has failed. */
    private static Optional<Exchange> send(String route, String value, boolean inBackground) {
        fixture.simulator.journal().clear();
        // a walk of its own, since the same URI would go on with that of the value before
        String walk = String.valueOf(walks++);
        Exchange exchange = fixture.template()
                .request(route, e -> e.getIn().setHeaders(new HashMap<>(Map.of("v", value, "walk", walk))));
        if (inBackground) {
            // nobody is told how it ends
            Awaitility.await()
                    .until(() -> fixture.context.getInflightRepository().size() == 0);
            return fixture.simulator.journal().size() > 0 ? Optional.empty() : Optional.of(exchange);
        }
        return exchange.getException() == null ? Optional.empty() : Optional.of(exchange);
    }

    private static JournalEntry theOnlyRequest(String user) {
        List<JournalEntry> entries = fixture.simulator.journal().entries();
        assertThat(entries).isNotEmpty().allSatisfy(entry -> assertThat(entry.user())
                .isEqualTo(user));
        return entries.get(0);
    }

    private static Map<String, String> queryOf(JournalEntry entry) {
        return Arrays.stream(entry.query().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> pair.length > 1 ? decoded(pair[1]) : ""));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void nothingElseHappened() {
        assertThat(evil.journal().size()).isZero();
        assertThat(OBJECTS).hasValue(0);
        assertThat(fixture.simulator.journal().entries())
                .noneMatch(entry -> (entry.query() + entry.body() + entry.headers() + entry.path()).contains(PROPERTY));
        assertThat(fixture.component.getConfiguration().getBaseUrl()).isEqualTo(fixture.simulator.baseUrl());
    }
}
