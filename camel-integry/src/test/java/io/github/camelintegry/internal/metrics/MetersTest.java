package io.github.camelintegry.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.BothStyles;
import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

@BothStyles
class MetersTest {

    private static final String PERSONS =
            "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=50&initialDelay=0&delay=60000";
    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=u1";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private void add() {
        fixture.template().request(ADD, exchange -> exchange.getIn().setBody("{\"name\":\"Ada\"}"));
    }

    private Search calls(String outcome, String status) {
        return registry.find("integry.calls")
                .tags("source", "function/pipedrive-add-a-person", "outcome", outcome, "status", status);
    }

    @Test
    void callsByWhatTheyCallAndHowTheyEnd() throws Exception {
        fixture.context.getRegistry().bind("meters", registry);
        fixture.style(style).start();
        add();
        fixture.simulator.answerNext(RawAnswer.of(429, "application/json", "{}").with("Retry-After", "0"));
        add();
        fixture.simulator.answerNext(RawAnswer.of(500, "text/html", "oops"));
        add();
        fixture.simulator.answerNext(
                RawAnswer.of(200, "application/json", "{\"network_code\":\"404\",\"output\":{\"error\":\"none\"}}")
                        .with("X-Credits", "3"));
        add();
        fixture.simulator.answerNext(RawAnswer.of(200, "application/json", "{\"network_code\":\"200\"}")
                .with("X-Credits", "3"));
        add();

        assertThat(calls("executed", "200").timer().count()).isEqualTo(3);
        assertThat(calls("executed", "200").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(calls("unknown", "500").timer().count()).isEqualTo(1);
        assertThat(calls("executed", "404").timer().count()).isEqualTo(1);
        assertThat(registry.get("integry.retries").counter().count()).isEqualTo(1);
        assertThat(registry.get("integry.throttled").timer().count()).isEqualTo(1);
        assertThat(registry.get("integry.credits").summary().totalAmount())
                .as("two calls of one credit, two of three, one of them refused by the app")
                .isEqualTo(8);
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("u1"));
    }

    @Test
    void pagesRecordsAndTheAgeOfAWalk() throws Exception {
        fixture.context.getRegistry().bind("meters", registry);
        CountDownLatch held = new CountDownLatch(1);
        fixture.style(style)
                .start(routes -> routes.from(PERSONS).routeId("sync").process(exchange -> {
                    if (exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, long.class) == 3) {
                        held.await();
                    }
                }));
        Awaitility.await().until(() -> registry.get("integry.walk.idle").gauge().value() > 0.02);
        assertThat(registry.get("integry.walk.age").tag("route", "sync").gauge().value())
                .isPositive();
        held.countDown();
        Awaitility.await().until(() -> registry.get("integry.walk.age").gauge().value() == 0);
        assertThat(registry.get("integry.pages").tag("route", "sync").counter().count())
                .isEqualTo(3);
        assertThat(registry.get("integry.records").counter().count()).isEqualTo(130);
        assertThat(registry.get("integry.walks").counter().count()).isEqualTo(1);
        fixture.context.getRouteController().stopRoute("sync");
        assertThat(registry.find("integry.walk.age").gauge()).isNull();
    }

    @Test
    void twoComponentsAreToldApartByTheirNames() throws Exception {
        fixture.context.getRegistry().bind("meters", registry);
        IntegryComponent crm = new IntegryComponent();
        crm.setConfiguration(fixture.component.getConfiguration().copy());
        fixture.context.addComponent("crm", crm);
        fixture.style(style).start(routes -> {
            routes.from(PERSONS + "&maxPagesPerPoll=1").routeId("sync").process(exchange -> {});
            routes.from("crm" + PERSONS.substring("integry".length()) + "&maxPagesPerPoll=1")
                    .routeId("sync-crm")
                    .process(exchange -> {});
        });
        add();
        fixture.template().request("crm" + ADD.substring("integry".length()), e -> e.getIn()
                .setBody("{\"name\":\"Ada\"}"));
        fixture.template().request("crm" + ADD.substring("integry".length()), e -> e.getIn()
                .setBody("{\"name\":\"Bob\"}"));
        assertThat(calls("executed", "200").tag("component", "integry").timer().count())
                .isEqualTo(1);
        assertThat(calls("executed", "200").tag("component", "crm").timer().count())
                .isEqualTo(2);
        Awaitility.await().until(() -> registry.find("integry.pages").counters().size() == 2);
        assertThat(registry.get("integry.walk.age")
                        .tag("component", "crm")
                        .tag("route", "sync-crm")
                        .gauge())
                .isNotNull();
        assertThat(registry.getMeters())
                .filteredOn(meter -> meter.getId().getName().startsWith("integry."))
                .allSatisfy(meter -> assertThat(meter.getId().getTag("component"))
                        .as(meter.getId().toString())
                        .isIn("integry", "crm"));
    }

    @Test
    void aWalkThatFailsFromItsFirstPageOnShows() throws Exception {
        fixture.context.getRegistry().bind("meters", registry);
        fixture.style(style)
                .start(routes -> routes.from(PERSONS.replace("60000", "20")).process(exchange -> {
                    throw new IllegalStateException("no database");
                }));
        Awaitility.await()
                .until(() -> registry.get("integry.walk.failing").gauge().value() == 1
                        && registry.get("integry.walk.idle").gauge().value() > 0.1);
    }

    @Test
    void namesThatComeWithMessagesDoNotGrowTheTagsWithoutBound() throws Exception {
        fixture.context.getRegistry().bind("meters", registry);
        fixture.style(style).start();
        ProducerTemplate template = fixture.template();
        for (int i = 0; i < 300; i++) {
            template.request("integry:function?userId=u1", withName("unknown-" + i));
        }
        assertThat(registry.find("integry.calls").timers()).hasSize(201);
        assertThat(registry.get("integry.calls").tag("source", "other").timer().count())
                .isEqualTo(100);
    }

    private static org.apache.camel.Processor withName(String name) {
        return exchange -> exchange.getIn().setHeader(IntegryConstants.NAME, name);
    }

    @Test
    void amongSeveralRegistriesTheOneThatHoldsTheOthers() throws Exception {
        MeterRegistry composite = new CompositeMeterRegistry().add(registry);
        fixture.context.getRegistry().bind("one", registry);
        fixture.context.getRegistry().bind("all", composite);
        fixture.style(style).start();
        add();
        assertThat(registry.get("integry.calls").timer().count()).isEqualTo(1);
    }

    @Test
    void severalRegistriesOfWhichNoneHoldsTheOthersAreNamed() throws Exception {
        fixture.context.getRegistry().bind("one", registry);
        fixture.context.getRegistry().bind("two", new SimpleMeterRegistry());
        try (LogLines log = LogLines.of(MicrometerMeters.class)) {
            fixture.style(style).start();
            add();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("There are 2 meter registries", "component integry counts nothing", "add a composite");
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aRegistryOfAnotherMicrometerKeepsNoPageBack() throws Exception {
        fixture.context.getRegistry().bind("meters", new SimpleMeterRegistry() {
            @Override
            protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
                throw new NoSuchMethodError("io.micrometer");
            }
        });
        CountDownLatch pages = new CountDownLatch(100);
        fixture.style(style)
                .start(routes -> routes.from(PERSONS.replace("60000", "10")).process(exchange -> pages.countDown()));
        assertThat(pages.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutRegistryNothingIsCounted() {
        assertThat(Meters.of(fixture.context, "integry")).isSameAs(Meters.NONE);
    }
}
