package io.github.camelintegry.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.BothStyles;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** What an operator's probes see of consumers and producers. */
@BothStyles
class HealthTest {

    private static final String PERSONS =
            "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=50&initialDelay=0";
    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=u1";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private HealthCheck.Result consumer() {
        return fixture.consumer("sync").getHealthCheck().call();
    }

    private void awaitConsumer(HealthCheck.State state) {
        Awaitility.await().until(() -> consumer().getState() == state);
    }

    private void start(String options, Processor work) throws Exception {
        fixture.style(style)
                .start(routes -> routes.from(PERSONS + options).routeId("sync").process(work));
    }

    private static String text(HealthCheck.Result result) {
        return result.getCheck().getId() + result.getMessage() + result.getDetails() + result.getError();
    }

    /** Both halves at the same moment, as the docs say. */
    private void rotate(String secret) {
        IntegryConfiguration rotated = fixture.component.getConfiguration().copy();
        rotated.setAppSecret(secret);
        fixture.component.setConfiguration(rotated);
    }

    @Test
    void aConsumerIsDownWhileItsSecretIsRefusedAndUpOnceItIsRight() throws Exception {
        start("&delay=10", exchange -> {});
        awaitConsumer(HealthCheck.State.UP);

        fixture.simulator.appSecret("the rotated one");
        Awaitility.await().until(() -> consumer().getMessage().orElse("").contains("fails"));
        HealthCheck.Result down = consumer();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage().orElse("")).contains("for user u1 (route sync) fails: ", "appSecret", "403");
        assertThat(reason(down)).isEqualTo(down.getMessage().orElse(""));
        assertThat(down.getDetails()).containsEntry("user.id", "u1");
        assertThat(down.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 403);
        assertThat(text(down)).doesNotContain("the rotated one", fixture.simulator.hash("u1"));

        rotate("the rotated one");
        awaitConsumer(HealthCheck.State.UP);
    }

    @Test
    void aConsumerIsDownWhileTheSamePageFailsAlsoBetweenSkippedPolls() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        start("&delay=10&backoffMultiplier=3&backoffErrorThreshold=1", exchange -> {
            if (fails.get()) {
                throw new IllegalStateException("poison");
            }
        });
        Awaitility.await().until(() -> consumer().getMessage().orElse("").contains("poison"));
        Awaitility.await().during(Duration.ofMillis(150)).until(() -> consumer().getState() == HealthCheck.State.DOWN);
        fails.set(false);
        awaitConsumer(HealthCheck.State.UP);
    }

    private HealthCheck.Result readiness() {
        return fixture.consumer("sync")
                .getHealthCheck()
                .call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS));
    }

    private static String reason(HealthCheck.Result result) {
        return (String) result.getDetails().get("reason");
    }

    @Test
    void beforeTheFirstPollTheReasonIsThatNoneHasBegun() throws Exception {
        fixture.style(style).start(routes -> routes.from(PERSONS.replace("initialDelay=0", "initialDelay=60000"))
                .routeId("sync")
                .to("mock:pages"));
        HealthCheck.Result down = readiness();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(reason(down))
                .isEqualTo(
                        "The walk of function/pipedrive-get-all-persons for user u1 (route sync) has not begun: its first"
                                + " poll comes 60000 milliseconds (initialDelay) after its start")
                .isEqualTo(down.getMessage().orElse(""));
        assertThat(down.getDetails()).containsEntry("user.id", "u1");
    }

    @Test
    void whileTheFirstPollIsUnderWayTheReasonIsThatNoPageHasCome() throws Exception {
        CountDownLatch held = fixture.hold();
        start("", exchange -> {});
        Awaitility.await().until(() -> String.valueOf(reason(readiness())).contains("under way"));
        HealthCheck.Result down = readiness();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(reason(down))
                .contains(
                        "for user u1 (route sync) has not begun: its first poll is under way, and no page has come yet");
        held.countDown();
        Awaitility.await().until(() -> readiness().getState() == HealthCheck.State.UP);
        assertThat(readiness().getDetails()).containsEntry("user.id", "u1").doesNotContainKey("reason");
    }

    @Test
    void aUserIdIsShownInPart() throws Exception {
        String longId = "u".repeat(1000);
        fixture.style(style).start(routes -> routes.from(PERSONS.replace("userId=u1", "userId=" + longId))
                .routeId("sync")
                .process(exchange -> {}));
        assertThat(readiness().getDetails()).containsEntry("user.id", "u".repeat(200) + "… (1000 characters)");
    }

    @Test
    void aServiceThatKeepsTheFirstPollAwayIsTheReason() throws Exception {
        fixture.component.getConfiguration().setRetries(0);
        fixture.simulator.answerNext(RawAnswer.of(429, "application/json", "{}").with("Retry-After", "60"));
        start("&delay=10", exchange -> {});
        Awaitility.await().until(() -> String.valueOf(reason(readiness())).contains("429"));
        assertThat(reason(readiness())).contains("for user u1 (route sync) fails: ");
    }

    @Test
    void aCheckThatIsSwitchedOffSaysSoInItsDetails() throws Exception {
        start("&delay=10", exchange -> {});
        HealthCheck check = fixture.consumer("sync").getHealthCheck();
        check.setEnabled(false);
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(reason(check.call())).isEqualTo("Disabled");
    }

    @Test
    void aWalkThatMakesNoProgressIsDown() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        start("&delay=10&stallTimeout=200", exchange -> held.await());
        Awaitility.await().untilAsserted(() -> assertThat(consumer().getMessage())
                .hasValueSatisfying(
                        message -> assertThat(message).contains("for user u1", "no progress", "stallTimeout")));
        assertThat(reason(consumer())).contains("no progress");
        assertThat(consumer().getState()).isEqualTo(HealthCheck.State.DOWN);
        held.countDown();
        awaitConsumer(HealthCheck.State.UP);
    }

    @Test
    void aWalkThatRestsBetweenPollsIsNotStalled() throws Exception {
        start("&stallTimeout=1&maxPagesPerPoll=1&delay=60000", exchange -> {});
        Awaitility.await()
                .until(() -> fixture.component.getWalks().get(0).pages() == 1
                        && fixture.component.getWalks().get(0).nextPoll() != null);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> consumer().getState() == HealthCheck.State.UP);
    }

    @Test
    void noStallTimeoutIsNever() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        start("&stallTimeout=0", exchange -> held.await());
        awaitConsumer(HealthCheck.State.UP);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> consumer().getState() == HealthCheck.State.UP);
        held.countDown();
    }

    @Test
    void aProducerIsDownOnceItsCallsAreRefusedAndAsksByItselfUntilTheyAreNot() throws Exception {
        HealthCheckRepository producers = fixture.producerChecks();
        fixture.style(style).start(routes -> routes.from("direct:add").to(ADD));
        ProducerTemplate template = fixture.template();
        HealthCheck check = producers.stream().findFirst().orElseThrow();

        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(check.call().getDetails()).containsEntry("user.id", "u1");
        assertThat(fixture.simulator.journal().size())
                .as("a good day costs nothing")
                .isZero();

        fixture.simulator.appSecret("the rotated one");
        assertThat(template.request("direct:add", e -> e.getIn().setBody("{\"name\":\"Ada\"}"))
                        .getException())
                .isNotNull();
        HealthCheck.Result down = check.call();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage().orElse("")).contains("pipedrive-add-a-person for user u1: ", "appSecret", "403");
        assertThat(reason(down)).isEqualTo(down.getMessage().orElse(""));
        assertThat(down.getDetails()).containsEntry("user.id", "u1");
        assertThat(down.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 403);
        assertThat(text(down)).doesNotContain("the rotated one", fixture.simulator.hash("u1"));

        rotate("the rotated one");
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        fixture.context.stop();
        assertThat(producers.stream()).isEmpty();
    }
}
