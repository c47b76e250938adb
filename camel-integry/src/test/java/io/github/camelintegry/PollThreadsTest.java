package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** Consumers that share threads (pollThreads) all get their turn, and no walk loses or repeats a page for it. */
@BothStyles
class PollThreadsTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?initialDelay=0&parameters.limit=";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final List<Long> pages = new CopyOnWriteArrayList<>();
    private final Set<String> walked = ConcurrentHashMap.newKeySet();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    private void start(int pollThreads, IntegryFixture.Routes routes) throws Exception {
        fixture.component.setPollThreads(pollThreads);
        fixture.style(style).start(routes);
    }

    /** The walk whose pages are looked at: each of its pages has one person. */
    private void longWalk(RouteBuilder routes, String options) {
        routes.from(PERSONS + "1&userId=long" + options).routeId("long").process(exchange -> {
            threads.add(Thread.currentThread().getName());
            pages.add(exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, Long.class));
        });
    }

    /** Others that want a thread all the time. */
    private void others(RouteBuilder routes, int count) {
        for (int i = 0; i < count; i++) {
            String user = "u" + i;
            routes.from(PERSONS + "200&delay=1&userId=" + user).process((Exchange exchange) -> {
                threads.add(Thread.currentThread().getName());
                walked.add(user);
            });
        }
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void aLongWalkGivesWayAndEveryoneGetsItsTurn() throws Exception {
        start(1, routes -> {
            longWalk(routes, "&maxPagesPerPoll=50&delay=60000");
            others(routes, 8);
        });
        Awaitility.await().until(() -> walked.size() == 8);
        assertThat(pages).as("the others did not wait for its end").hasSizeLessThan(50);
        Awaitility.await().until(() -> pages.size() == 50);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> pages.size() == 50);
        assertThat(pages).as("maxPagesPerPoll counts on").isEqualTo(upTo(50));
        assertThat(threads).hasSize(1).allSatisfy(thread -> assertThat(thread).contains("IntegryPoll"));
        assertThat(fixture.simulator.journal().entries().stream()
                        .filter(request -> request.user().equals("long"))
                        .filter(request -> request.path().contains("get-all-persons")))
                .as("what was read ahead is kept")
                .hasSizeLessThanOrEqualTo(51);
    }

    @Test
    void threadsAreNoMoreThanTheOptionSays() throws Exception {
        start(3, routes -> others(routes, 20));
        Awaitility.await().until(() -> walked.size() == 20);
        assertThat(threads).hasSizeBetween(1, 3);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.contains(fixture.context.getName() + ")"))
                        .filter(name -> name.contains("integry://")))
                .as("none of its own for a consumer")
                .isEmpty();
    }

    @Test
    void aLimitedNumberOfPollsIsNotCutIntoMore() throws Exception {
        start(1, routes -> {
            longWalk(routes, "&repeatCount=1&delay=60000");
            others(routes, 3);
        });
        Awaitility.await().until(() -> pages.size() == 130);
        assertThat(pages).isEqualTo(upTo(130));
    }

    @Test
    void aWalkThatGaveWayIsStoppedPausedAndResetLikeAnyOther() throws Exception {
        fixture.context.getRegistry().bind("store", new MemoryStateRepository());
        start(1, routes -> {
            longWalk(routes, "&cursorRepository=#store&cursorKey=long&delay=20");
            others(routes, 3);
        });
        Awaitility.await().until(() -> pages.size() >= 5);
        fixture.context.getRouteController().stopRoute("long");
        int stopped = pages.size();
        assertThat(pages).isEqualTo(upTo(stopped));
        fixture.context.getRouteController().startRoute("long");
        Awaitility.await().until(() -> pages.size() >= stopped + 5);
        assertThat(List.copyOf(pages).subList(0, stopped + 5)).isEqualTo(upTo(stopped + 5));

        IntegryConsumer consumer = fixture.consumer("long");
        consumer.pause();
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> consumer.getWalkPages() == pages.size());
        int paused = pages.size();
        consumer.resume();
        Awaitility.await().until(() -> pages.size() >= paused + 3);
        assertThat(List.copyOf(pages).subList(0, paused + 3)).isEqualTo(upTo(paused + 3));

        consumer.pause();
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> consumer.getWalkPages() == pages.size());
        consumer.resetCursor();
        int reset = pages.size();
        consumer.resume();
        Awaitility.await().until(() -> pages.size() >= reset + 2);
        assertThat(List.copyOf(pages).subList(reset, reset + 2)).containsExactly(1L, 2L);
    }

    @Test
    void oneWithASchedulerOfItsOwnKeepsIt() throws Exception {
        fixture.context
                .getRegistry()
                .bind("own", Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "mine")));
        start(1, routes -> longWalk(routes, "&scheduledExecutorService=#own&delay=60000"));
        Awaitility.await().until(() -> !pages.isEmpty());
        assertThat(threads).containsExactly("mine");
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatThrownBy(() -> start(-1, routes -> others(routes, 1)))
                .hasStackTraceContaining("pollThreads must be 0 or more, not -1");
    }
}
