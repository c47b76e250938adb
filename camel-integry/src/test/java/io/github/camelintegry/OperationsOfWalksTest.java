package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.console.IntegryDevConsole;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.github.camelintegry.status.WalkStatus;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** What an operator sees of a walk and can do about it: the status, JMX, and the developer console. */
@BothStyles
class OperationsOfWalksTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=50"
            + "&initialDelay=0&cursorKey=persons";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final List<Long> pages = new CopyOnWriteArrayList<>();
    private volatile boolean fails;

    private void start(String options) throws Exception {
        fixture.style(style)
                .start(routes -> routes.from(PERSONS + options).routeId("sync").process(exchange -> {
                    if (fails) {
                        throw new IllegalStateException("no room");
                    }
                    pages.add(exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, Long.class));
                }));
    }

    private WalkStatus walk() {
        return fixture.component.getWalks().get(0);
    }

    @Test
    void theStatusFollowsTheWalk() throws Exception {
        start("&maxPagesPerPoll=1&delay=300");
        AtomicReference<WalkStatus> seen = new AtomicReference<>();
        Awaitility.await().until(() -> {
            seen.set(walk());
            return seen.get().pages() == 1 && seen.get().nextPoll() != null;
        });
        WalkStatus resting = seen.get();
        assertThat(resting.routeId()).isEqualTo("sync");
        assertThat(resting.source()).isEqualTo("function/pipedrive-get-all-persons");
        assertThat(resting.userId()).isEqualTo("u1");
        assertThat(resting.cursorKey()).isEqualTo("persons");
        assertThat(resting.state()).isEqualTo(WalkStatus.State.WALKING);
        assertThat(resting.underWay()).isTrue();
        assertThat(resting.records()).isEqualTo(50);
        assertThat(resting.recordsPerSecond()).isPositive();
        assertThat(resting.nextPoll()).isAfter(resting.lastProgress());

        fails = true;
        Awaitility.await().until(() -> walk().state() == WalkStatus.State.FAILING);
        assertThat(walk().lastError()).contains("no room");
        fails = false;
        Awaitility.await().until(() -> walk().state() == WalkStatus.State.FINISHED);
        assertThat(walk().records()).isEqualTo(130);
        assertThat(walk().lastError()).isNull();
        assertThat(walk().underWay()).isFalse();
    }

    @Test
    void recordsOfAPageCountAsTheyAreDealtWith() throws Exception {
        start("&splitResults=true&maxPagesPerPoll=1&delay=60000");
        Awaitility.await().until(() -> walk().pages() == 1 && walk().nextPoll() != null);
        assertThat(walk().records()).isEqualTo(50);
    }

    @Test
    void throttledAndPaused() throws Exception {
        fixture.component.getConfiguration().setRetries(0);
        fixture.simulator.answerNext(RawAnswer.of(429, "application/json", "{}").with("Retry-After", "60"));
        start("&delay=20");
        Awaitility.await().until(() -> walk().state() == WalkStatus.State.THROTTLED);
        assertThat(walk().pages()).isZero();
        fixture.consumer("sync").pause();
        assertThat(walk().state()).isEqualTo(WalkStatus.State.PAUSED);
        assertThat(walk().nextPoll()).isNull();
    }

    @Test
    void jmxShowsAndSteersTheWalk() throws Exception {
        start("&maxPagesPerPoll=1&delay=20");
        Awaitility.await().until(() -> !pages.isEmpty());
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName bean =
                server.queryNames(new ObjectName("org.apache.camel:context=*,type=consumers,name=*"), null).stream()
                        .filter(name -> name.toString().contains(fixture.context.getManagementName()))
                        .findFirst()
                        .orElseThrow();

        server.invoke(bean, "pause", null, null);
        Awaitility.await().until(() -> server.getAttribute(bean, "WalkState").equals("PAUSED"));
        Awaitility.await()
                .during(Duration.ofMillis(100))
                .until(() -> ((Number) server.getAttribute(bean, "WalkPages")).longValue() == pages.size());
        int before = pages.size();
        assertThat(server.getAttribute(bean, "CursorKey")).isEqualTo("persons");
        assertThat(server.getAttribute(bean, "WalkId")).isEqualTo(walk().walkId());
        assertThat(server.getAttribute(bean, "WalkRecords")).isEqualTo(before * 50L);
        assertThat((long) server.getAttribute(bean, "CursorAge")).isNotNegative();
        assertThat(server.getAttribute(bean, "UserId")).isEqualTo("u1");
        assertThat(server.getAttribute(bean, "State"))
                .as("Camel's own are there too")
                .isEqualTo("Suspended");

        server.invoke(bean, "resetCursor", null, null);
        assertThat(server.getAttribute(bean, "WalkPages")).isEqualTo(0L);
        server.invoke(bean, "resume", null, null);
        Awaitility.await().until(() -> pages.size() > before + 1);
        assertThat(List.copyOf(pages).subList(before, before + 2)).containsExactly(1L, 2L);
    }

    @Test
    void endpointsAndProducersNameTheirUser() throws Exception {
        fixture.style(style).start(routes -> routes.from("direct:a").to("integry:apps?userId=" + "u".repeat(300)));
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (String type : List.of("endpoints", "producers")) {
            Set<ObjectName> ours = server.queryNames(
                    new ObjectName("org.apache.camel:context=" + fixture.context.getManagementName() + ",type=" + type
                            + ",name=*ntegry*"),
                    null);
            assertThat(ours).as(type).hasSize(1);
            assertThat(server.getAttribute(ours.iterator().next(), "UserId"))
                    .isEqualTo("u".repeat(200) + "… (300 characters)");
        }
    }

    @Test
    void aResetInMidWalkEndsItAfterThePageAndIsStoredAtOnce() throws Exception {
        MemoryStateRepository store = new MemoryStateRepository();
        fixture.context.getRegistry().bind("store", store);
        fixture.style(style).start(routes -> routes.from(PERSONS + "&cursorRepository=#store&delay=60000")
                .routeId("sync")
                .process(exchange -> {
                    pages.add(exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, Long.class));
                    if (pages.size() == 2) {
                        fixture.consumer("sync").resetCursor();
                    }
                }));
        Awaitility.await().until(() -> pages.size() == 2 && walk().nextPoll() != null);
        assertThat(store.getState("persons"))
                .contains("\"state\":\"walking\"", "\"page\":0")
                .doesNotContain("cursor\":");
    }

    @Test
    void theConsoleShowsEveryWalk() throws Exception {
        DevConsole console = new IntegryDevConsole();
        ((org.apache.camel.CamelContextAware) console).setCamelContext(fixture.context);
        assertThat((String) console.call(DevConsole.MediaType.TEXT)).contains("No consumer");
        start("&delay=60000");
        Awaitility.await().until(() -> walk().state() == WalkStatus.State.FINISHED);

        assertThat((String) console.call(DevConsole.MediaType.TEXT, Map.of()))
                .contains(
                        "sync: integry:function/pipedrive-get-all-persons of user u1", "FINISHED: page 3, 130 records");
        JsonObject json = (JsonObject) console.call(DevConsole.MediaType.JSON, Map.of());
        assertThat(json.toJson())
                .contains("\"component\":\"integry\"", "\"routeId\":\"sync\"", "\"records\":130")
                .doesNotContain("secret");
        assertThat(fixture.context
                        .getCamelContextExtension()
                        .getBootstrapFactoryFinder("META-INF/services/org/apache/camel/dev-console/")
                        .findClass("integry"))
                .contains(IntegryDevConsole.class);
    }
}
