package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks on demand of many users, while Camel evicts and exchanges fail. */
@Tag("soak")
class OnDemandSoakTest {

    private static final String USER = "CamelIntegryUserId";
    private static final int PAGES = 4;

    private final NumberedPages pages = new NumberedPages(PAGES);

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().start());

    /** Of each user, how many have a page just now. */
    private final Map<String, AtomicInteger> holders = new ConcurrentHashMap<>();

    /** Of each user, the pages that are done, in order. */
    private final Map<String, List<Integer>> done = new ConcurrentHashMap<>();

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Random chance = new Random(14);

    OnDemandSoakTest() {
        fixture.simulator.function(pages.function());
        fixture.context.getRegistry().bind("store", new MemoryStateRepository());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&cursorRepository=#store"})
    void elevenHundredUsersInTurnSeeAllTheirPagesInOrderAtCamelsDefaults(String repository) throws Exception {
        fixture.start(routes -> routes.from("direct:next")
                .pollEnrich()
                .simple(NumberedPages.URI + repository + "&userId=${header.user}")
                .timeout(60_000));
        for (Integer expected : new Integer[] {1, 2, 3, 4, null, 1}) {
            for (int user = 0; user < 1_100; user++) {
                String name = "u" + user;
                Exchange result = fixture.template()
                        .request("direct:next", exchange -> exchange.getIn().setHeader("user", name));
                assertThat(result.getException()).isNull();
                JsonNode body = result.getMessage().getBody(JsonNode.class);
                assertThat(body == null ? null : body.get(0).get("page").asInt())
                        .as(name)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&cursorRepository=#store"})
    void eachPageIsOneReceiversAndDoneInOrderWhateverFailsAndIsEvicted(String repository) throws Exception {
        fixture.context.getGlobalOptions().put(Exchange.MAXIMUM_ENDPOINT_CACHE_SIZE, "5");
        fixture.start(routes -> {
            routes.errorHandler(routes.noErrorHandler());
            routes.from("direct:dynamic")
                    .pollEnrich()
                    .simple(NumberedPages.URI + repository + "&userId=${header.CamelIntegryUserId}")
                    .cacheSize(5)
                    .timeout(20_000)
                    .process(this::work);
            routes.from("direct:message")
                    .pollEnrich(NumberedPages.URI + repository, 20_000)
                    .process(this::work);
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            template.setMaximumCacheSize(5);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 4_000; i++) {
                String user = "u" + chance.nextInt(12);
                int receiver = i % 3;
                all.add(CompletableFuture.runAsync(
                        () -> {
                            switch (receiver) {
                                case 0 -> send("direct:dynamic", user);
                                case 1 -> send("direct:message", user);
                                default -> receive(template, NumberedPages.URI + repository + "&userId=" + user);
                            }
                        },
                        threads));
            }
            assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                    .succeedsWithin(Duration.ofMinutes(5));
        } finally {
            threads.shutdownNow();
        }
        assertThat(wrong).isEmpty();
        assertThat(done).hasSize(12).allSatisfy((user, seen) -> {
            assertThat(seen).hasSizeGreaterThan(5 * PAGES);
            for (int i = 0; i < seen.size(); i++) {
                assertThat(seen.get(i)).as("%s: %s", user, seen).isEqualTo(i % PAGES + 1);
            }
        });
    }

    private void send(String route, String user) {
        Exchange exchange = fixture.template().request(route, e -> e.getIn().setHeader(USER, user));
        expected(exchange.getException());
    }

    private void receive(ConsumerTemplate template, String uri) {
        try {
            Exchange exchange = template.receive(uri, 20_000);
            if (exchange != null) {
                try {
                    work(exchange);
                } catch (IllegalStateException e) {
                    exchange.setException(e);
                }
                template.doneUoW(exchange);
            }
        } catch (RuntimeException e) {
            expected(e);
        }
    }

    /** An exchange that fails on purpose, and a polling consumer that Camel stopped while it was in use. */
    private void expected(Exception failure) {
        if (failure != null
                && ObjectHelper.getException(RejectedExecutionException.class, failure) == null
                && !"on purpose".equals(failure.getMessage())) {
            wrong.add(failure.toString());
        }
    }

    private void work(Exchange exchange) {
        JsonNode body = exchange.getMessage().getBody(JsonNode.class);
        if (body == null) {
            return;
        }
        String user = body.get(0).get("user").asText();
        int page = body.get(0).get("page").asInt();
        AtomicInteger holding = holders.computeIfAbsent(user, first -> new AtomicInteger());
        if (holding.incrementAndGet() != 1) {
            wrong.add("page " + page + " of " + user + " is with two receivers");
        }
        boolean fails;
        synchronized (chance) {
            fails = chance.nextInt(5) == 0;
        }
        if (!fails) {
            done.computeIfAbsent(user, first -> new ArrayList<>()).add(page);
        }
        holding.decrementAndGet();
        if (fails) {
            throw new IllegalStateException("on purpose");
        }
    }
}
