package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryNotFoundException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.StatusFaults;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.journal.Ledger;
import io.github.camelintegry.simulator.wire.Slashes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A redirect that only adds or takes away the last slash of the path is followed once, and remembered. */
class FollowedSlashTest {

    private static final String FUNCTION = "pipedrive-add-a-person";
    private static final String ADD = "integry:function/" + FUNCTION + "?functionType=action&userId=ada";
    private static final String WITH_SLASH = "/functions/" + FUNCTION + "/";
    private static final String WITHOUT = "/functions/" + FUNCTION;

    private IntegryFixture fixture;

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void start(String version, String style) throws Exception {
        // the redirects are the test's own
        fixture = HttpVersions.fixture(version, IntegrySimulator.builder().slashes(Slashes.AS_SENT))
                .style(style)
                .start();
    }

    private void start() throws Exception {
        start("HTTP/1.1", "resource");
    }

    private CompletableFuture<Exchange> send(String uri) {
        return fixture.template()
                .asyncSend(uri, exchange -> exchange.getIn().setBody(Map.of("name", "Ada", Ledger.ARGUMENT, "mark")));
    }

    private Exchange call(String uri) throws Exception {
        return send(uri).get(20, TimeUnit.SECONDS);
    }

    private String origin() {
        return fixture.component.getConfiguration().getBaseUrl();
    }

    private List<JournalEntry> sent() {
        return fixture.simulator.journal().entries();
    }

    private List<String> paths() {
        return sent().stream().map(JournalEntry::path).toList();
    }

    private void redirect(Fault first) {
        fixture.simulator.faults().script(FaultScript.first(1, first));
    }

    private static String other(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, resource, 301",
        "HTTP/1.1, resource, 302",
        "HTTP/1.1, action, 307",
        "HTTP/1.1, action, 308",
        "HTTP/2, resource, 307",
        "HTTP/2, resource, 308",
        "HTTP/2, action, 301",
        "HTTP/2, action, 302"
    })
    void eachStatusIsFollowedWithTheSameMethodBodyAndSignature(String version, String style, int status)
            throws Exception {
        start(version, style);
        String documented = IntegryFixture.documentedCallPath(style, FUNCTION);
        redirect(StatusFaults.redirect(status, origin() + other(documented)));

        Exchange exchange = call(ADD);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(1);
        assertThat(fixture.simulator.ledger().executions("mark")).isEqualTo(1);
        assertThat(paths()).containsExactly(documented, other(documented));
        assertThat(sent().get(1).method()).isEqualTo("POST");
        assertThat(sent().get(1).body()).isEqualTo(sent().get(0).body()).contains("Ada");
        assertThat(sent().get(1).headers().get("Hash"))
                .isEqualTo(sent().get(0).headers().get("Hash"))
                .isNotEmpty();

        call("integry:function/slack-post-message?functionType=action&userId=bob");
        assertThat(paths().get(2))
                .as("what was learnt of one function holds for all")
                .isEqualTo(other(IntegryFixture.documentedCallPath(style, "slack-post-message")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource", "action"})
    void theVersionOfTheFunctionGoesAlong(String style) throws Exception {
        start("HTTP/1.1", style);
        redirect(StatusFaults.redirect(308, origin() + other(IntegryFixture.documentedCallPath(style, FUNCTION))));

        call(ADD + "&functionVersion=1");

        assertThat(sent()).hasSize(2).allSatisfy(request -> assertThat(
                        request.headers().get("Version"))
                .isEqualTo("1"));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, resource, functions?userId=u&type=QUERY&search=a%20b",
        "HTTP/2, resource, apps?userId=u",
        "HTTP/1.1, resource, schema/" + FUNCTION + "?userId=u",
        "HTTP/1.1, resource, predict?userId=u&prompt=add",
        "HTTP/1.1, action, functions?userId=u&type=QUERY&search=a%20b",
        "HTTP/2, action, app/slack?userId=u"
    })
    void aQueryGoesAlongAsItWas(String version, String style, String uri) throws Exception {
        start(version, style);
        call("integry:" + uri);
        JournalEntry documented = sent().get(0);
        String query = documented.query() == null ? "" : "?" + documented.query();
        redirect(StatusFaults.redirect(308, other(documented.path()) + query));

        assertThat(call("integry:" + uri).getException()).isNull();
        assertThat(call("integry:" + uri).getException()).isNull();

        assertThat(paths())
                .containsExactly(
                        documented.path(), documented.path(), other(documented.path()), other(documented.path()));
        assertThat(sent()).allSatisfy(entry -> {
            assertThat(entry.method()).isEqualTo(documented.method());
            assertThat(entry.query()).isEqualTo(documented.query());
        });
    }

    @Test
    void eachOperationIsLearntByItself() throws Exception {
        start();
        redirect(StatusFaults.redirect(301, WITHOUT));
        call(ADD);

        call("integry:apps?userId=ada");
        call("integry:schema/" + FUNCTION + "?userId=ada");

        assertThat(paths()).containsExactly(WITH_SLASH, WITHOUT, "/apps", "/functions/" + FUNCTION);
    }

    @Test
    void whatIsOnlyLookedAtIsShownAsItWouldBeSent() throws Exception {
        start();
        redirect(StatusFaults.redirect(301, WITHOUT));
        call(ADD);

        Map<?, ?> look = call(ADD + "&dryRun=true").getMessage().getBody(Map.class);

        assertThat(look.get("url")).asString().endsWith(WITHOUT);
    }

    @Test
    void aCircleIsRefusedAndForgotten() throws Exception {
        start();
        fixture.simulator
                .faults()
                .script(request -> Optional.of(
                        StatusFaults.redirect(308, request.number() % 2 == 1 ? WITHOUT : origin() + WITH_SLASH)));

        for (int i = 0; i < 2; i++) {
            assertThat(call(ADD).getException())
                    .isInstanceOfSatisfying(IntegryProtocolException.class, e -> assertThat(e.getOutcome())
                            .isEqualTo(Outcome.REJECTED))
                    .hasMessageContaining("and only once");
        }
        assertThat(paths()).containsExactly(WITH_SLASH, WITHOUT, WITH_SLASH, WITHOUT);
    }

    @Test
    void aServiceThatWantsTheDocumentedPathAgainIsFollowedBack() throws Exception {
        start();
        redirect(StatusFaults.redirect(308, WITHOUT));
        call(ADD);
        redirect(StatusFaults.redirect(308, WITH_SLASH));

        assertThat(call(ADD).getException()).isNull();
        assertThat(call(ADD).getException()).isNull();

        assertThat(paths()).containsExactly(WITH_SLASH, WITHOUT, WITHOUT, WITH_SLASH, WITH_SLASH);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void whereARememberedPathIsNotThereTheDocumentedOneIsAskedAtOnce(int status) throws Exception {
        start();
        redirect(StatusFaults.redirect(308, WITHOUT));
        call(ADD);
        redirect(StatusFaults.status(status));

        Exchange exchange = call(ADD);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(1);
        assertThat(sent().get(3).body()).isEqualTo(sent().get(2).body()).contains("Ada");
        call(ADD);
        assertThat(paths()).containsExactly(WITH_SLASH, WITHOUT, WITHOUT, WITH_SLASH, WITH_SLASH);
        assertThat(fixture.simulator.ledger().executions("mark")).isEqualTo(3);
    }

    @Test
    void aRememberedPathThatLeadsElsewhereIsForgotten() throws Exception {
        start();
        redirect(StatusFaults.redirect(308, WITHOUT));
        call(ADD);
        redirect(StatusFaults.status(303));

        assertThat(call(ADD).getException()).isInstanceOf(IntegryProtocolException.class);
        assertThat(call(ADD).getException()).isNull();

        assertThat(paths()).containsExactly(WITH_SLASH, WITHOUT, WITHOUT, WITH_SLASH);
    }

    @Test
    void aRedirectOfOneFunctionMakesNoOtherOneUnknown() throws Exception {
        start();
        Fault redirect = StatusFaults.redirect(308, WITHOUT);
        Fault absent = StatusFaults.status(404);
        fixture.simulator.faults().script(FaultScript.onCalls(Map.of(1, redirect, 3, absent, 5, redirect, 7, absent)));

        for (int i = 0; i < 2; i++) {
            assertThat(call(ADD).getException()).isNull();
            assertThat(call("integry:function/slack-post-message?functionType=action&userId=bob")
                            .getException())
                    .isNotInstanceOf(IntegryNotFoundException.class);
        }
        assertThat(paths())
                .hasSize(8)
                .endsWith(WITHOUT, "/functions/slack-post-message", "/functions/slack-post-message/");
    }

    @Test
    void anUnknownNameIsAskedForThreeTimesAtMost() throws Exception {
        start();
        redirect(StatusFaults.redirect(308, WITHOUT));
        call(ADD);
        fixture.simulator
                .faults()
                .script(FaultScript.onCalls(Map.of(2, StatusFaults.redirect(308, "/functions/nope"))));

        assertThat(call("integry:function/nope?functionType=query&userId=ada").getException())
                .isInstanceOf(IntegryNotFoundException.class);
        assertThat(paths().subList(2, paths().size()))
                .containsExactly("/functions/nope", "/functions/nope/", "/functions/nope");
    }

    @Test
    void aWriteIsNotSentAThirdTimeWhenTheDocumentedPathMayHaveExecutedIt() throws Exception {
        start();
        redirect(StatusFaults.redirect(308, WITHOUT));
        call(ADD);
        fixture.simulator
                .faults()
                .script(FaultScript.onCalls(Map.of(1, StatusFaults.status(404), 2, ConnectionFaults.reset())));

        assertThat(call(ADD).getException()).isInstanceOf(IntegryOutcomeUnknownException.class);
        assertThat(paths()).containsExactly(WITH_SLASH, WITHOUT, WITHOUT, WITH_SLASH);
    }

    @Test
    void aNameThatIsUnknownBehindARedirectIsThatOfTheCall() throws Exception {
        start();
        redirect(StatusFaults.redirect(308, "/functions/nope"));

        assertThat(call("integry:function/nope?userId=ada").getException())
                .isInstanceOf(IntegryNotFoundException.class)
                .hasMessageContaining("function/nope");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void retriesBehindARedirectGoToWhereItLed(int failures) throws Exception {
        start();
        fixture.simulator
                .faults()
                .script(FaultScript.first(1, StatusFaults.redirect(307, WITHOUT))
                        .or(request -> request.number() <= 1 + failures
                                ? Optional.of(StatusFaults.throttled())
                                : Optional.empty()));

        Exchange exchange = call(ADD);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(1 + failures);
        assertThat(paths()).hasSize(2 + failures).startsWith(WITH_SLASH).last().isEqualTo(WITHOUT);
        assertThat(paths().subList(1, 2 + failures)).containsOnly(WITHOUT);
        assertThat(fixture.simulator.ledger().executions("mark")).isEqualTo(1);
    }

    @Test
    void followingIsNoRetry() throws Exception {
        start();
        redirect(StatusFaults.redirect(307, WITHOUT));

        assertThat(call(ADD + "&retryMode=none&maxConnections=1").getException())
                .isNull();
    }

    @Test
    void aWriteWhoseAnswerIsLostBehindARedirectIsNotSentAgain() throws Exception {
        start();
        fixture.simulator
                .faults()
                .script(FaultScript.onCalls(
                        Map.of(1, StatusFaults.redirect(307, WITHOUT), 2, ConnectionFaults.reset())));

        assertThat(call(ADD).getException()).isInstanceOf(IntegryOutcomeUnknownException.class);
        assertThat(paths()).containsExactly(WITH_SLASH, WITHOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1", "HTTP/2"})
    void whatIsFollowedObeysResponseTimeout(String version) throws Exception {
        start(version, "resource");
        fixture.simulator
                .faults()
                .script(FaultScript.onCalls(
                        Map.of(1, StatusFaults.redirect(307, WITHOUT), 2, ConnectionFaults.hang())));

        assertThat(call(ADD + "&responseTimeout=3s&retries=0").getException())
                .isInstanceOf(IntegryOutcomeUnknownException.class)
                .hasMessageContaining("responseTimeout");
        assertThat(paths()).containsExactly(WITH_SLASH, WITHOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1", "HTTP/2"})
    void whatIsGivenUpBehindARedirectEnds(String version) throws Exception {
        start(version, "resource");
        fixture.simulator
                .faults()
                .script(FaultScript.onCalls(
                        Map.of(1, StatusFaults.redirect(307, WITHOUT), 2, ConnectionFaults.hang())));
        CompletableFuture<Exchange> pending = send(ADD + "&responseTimeout=60s");
        Awaitility.await().until(() -> fixture.simulator.faults().struck() == 2);

        fixture.component.stop();

        assertThat(pending.get(5, TimeUnit.SECONDS).getException()).isInstanceOf(IntegryException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example" + WITHOUT,
                "//evil.example" + WITHOUT,
                "http://127.0.0.1:1" + WITHOUT,
                "http://ada:pass@evil.example" + WITHOUT + "?token=abc",
                "\\\\evil.example" + WITHOUT,
                "/functions/../functions/" + FUNCTION,
                "/functions%2F" + FUNCTION,
                "/functions//" + FUNCTION,
                WITHOUT + "#top",
                WITHOUT + "?a=b"
            })
    void otherRedirectsAreRefused(String location) throws Exception {
        start();
        redirect(StatusFaults.redirect(307, location));

        assertThat(call(ADD).getException())
                .isInstanceOfSatisfying(IntegryProtocolException.class, e -> assertThat(e.getOutcome())
                        .isEqualTo(Outcome.REJECTED))
                .hasMessageContaining("followed is only a redirect")
                .hasMessageNotContainingAny("token", "pass@");
        assertThat(paths()).containsExactly(WITH_SLASH);
    }

    @Test
    void whoseAddressARefusedRedirectHasIsNamedWithoutItsQuery() throws Exception {
        start();
        redirect(StatusFaults.redirect(307, "//ada:pass@evil.example" + WITHOUT + "?token=abc"));

        assertThat(call(ADD).getException())
                .hasMessageContaining("a redirect to //evil.example: ")
                .hasMessageNotContainingAny("token", "pass");
    }
}
