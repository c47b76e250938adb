package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.Messages;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.apache.camel.component.extension.ComponentVerifierExtension.VerificationError;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that was damaged on its way from a file or an environment is said to be so, not that the service refused it. */
class IntactTextTest {

    private static final String ADD = "integry:function/pipedrive-add-a-person";

    static Object[][] damages() {
        return new Object[][] {
            {"s3cret\n", "ends with a line feed", "printf"},
            {"s3cret\r\n", "ends with a carriage return and a line feed", "printf"},
            {"\ufeffs3cret", "begins with a byte order mark", "strip it where it is read"},
            {"s3cret\u00a0", "ends with a non-breaking blank", "strip it where it is read"},
            {" s3cret ", "begins with a blank and ends with a blank", "strip it where it is read"},
            {"${s3cret}", "a placeholder ${…} that nobody has resolved", "{{env:…}}"},
            {"${s3cret:${other}}", "a placeholder ${…} that nobody has resolved", "Spring"},
            {"{{s3cret}}", "a placeholder {{…}} that nobody has resolved", "resolvePropertyPlaceholders"},
            {"#{s3cret}", "an expression #{…} that nobody has evaluated", "write a placeholder"},
            {"ENC(s3cret)", "an encrypted value ENC(…) that nobody has decrypted", "camel-jasypt"},
            {"RAW(s3cret)", "stands in RAW(…)", "leave RAW( and ) out"},
            {"@s3cret@", "a mark @…@ that the build was to replace", "filtering"},
            {"\"s3cret\"", "stands in double quotes", "leave them out"},
            {"'s3cret'", "stands in single quotes", "leave them out"},
        };
    }

    @ParameterizedTest
    @MethodSource("damages")
    void ofTheComponentAreNamedAtStart(String value, String damage, String cure) {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.component.getConfiguration().setAppSecret(value);
            assertNamed(fixture, "direct:a", "appSecret", damage, cure);
        }
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.component.getConfiguration().setAppKey(value);
            assertNamed(fixture, "integry:functions?userId=u1", "appKey", damage, cure);
        }
    }

    private static void assertNamed(IntegryFixture fixture, String from, String option, String damage, String cure) {
        String said = Messages.ofStart(fixture, routes -> routes.from(from).to(ADD + "?userId=u1"));
        assertThat(said)
                .contains(option + ' ', damage)
                .containsIgnoringCase(cure)
                .doesNotContain("s3cret");
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void ofAnEndpointAreNamedToo() {
        try (IntegryFixture fixture = new IntegryFixture()) {
            assertThat(Messages.ofStart(fixture, routes -> routes.from("direct:a")
                            .to(ADD + "?userId=u1&appKey=k&appSecret=s3cret%0A")))
                    .contains("appSecret ends with a line feed")
                    .contains("strip it where it is read");
        }
    }

    @Test
    void thatAreReplacedAfterTheStartFailEachCallUntilTheyAreGood() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.start(routes -> routes.from("direct:a").to(ADD + "?userId=u1"));
            String good = fixture.component.getConfiguration().getAppSecret();
            fixture.component.getConfiguration().setAppSecret(good + '\n');
            Exchange failed =
                    fixture.template().request("direct:a", e -> e.getIn().setBody("{\"name\": \"Ada\"}"));
            assertThat(failed.getException())
                    .hasMessageContaining("appSecret ends with a line feed")
                    .hasMessageNotContaining(good);
            assertThat(fixture.simulator.journal().size()).isZero();

            fixture.component.getConfiguration().setAppSecret(good);
            assertThat(fixture.template()
                            .request("direct:a", e -> e.getIn().setBody("{\"name\": \"Ada\"}"))
                            .getException())
                    .isNull();
        }
    }

    @Test
    void areNamedToADesigner() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().start()) {
            ComponentVerifierExtension verifier = fixture.component
                    .getExtension(ComponentVerifierExtension.class)
                    .orElseThrow();
            Map<String, Object> options = new HashMap<>(Map.of(
                    "operation",
                    "function",
                    "name",
                    "pipedrive-add-a-person",
                    "userId",
                    "u1",
                    "appKey",
                    "k",
                    "appSecret",
                    "${s3cret}"));
            assertThat(verifier.verify(ComponentVerifierExtension.Scope.PARAMETERS, options)
                            .getErrors())
                    .extracting(VerificationError::getDescription)
                    .singleElement()
                    .asString()
                    .contains("appSecret is a placeholder ${…}")
                    .doesNotContain("s3cret}");
        }
    }

    @Test
    void ofPropertiesAreNamed() {
        Main main = new Main();
        main.addInitialProperty("camel.component.integry.app-key", "key");
        main.addInitialProperty("camel.component.integry.app-secret", "${INTEGRY_APP_SECRET}");
        main.configure().addLambdaRouteBuilder(routes -> routes.from("direct:a").to(ADD + "?userId=u1"));
        try {
            assertThat(Messages.of(catchThrowable(main::start)))
                    .contains("appSecret is a placeholder ${…} that nobody has resolved")
                    .contains("{{env:…}}");
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void thatAreEmptyAreToBeSetForTheComponentOfThatName(String empty) {
        try (IntegryFixture fixture = new IntegryFixture()) {
            IntegryComponent eu = new IntegryComponent();
            eu.getConfiguration().setBaseUrl(fixture.simulator.baseUrl());
            eu.getConfiguration().setAppKey("key");
            eu.getConfiguration().setAppSecret(empty);
            fixture.context.addComponent("integry-eu", eu);
            assertThat(Messages.ofStart(
                            fixture, routes -> routes.from("direct:a").to("integry-eu:functions?userId=u1")))
                    .contains("appSecret is empty: set camel.component.integry-eu.app-secret to the App-Secret")
                    .contains("application.properties", "application.yaml", "setAppSecret(…)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "connectedAccountId", "baseUrl", "proxyHost", "proxyUser", "proxyPassword"})
    void areNotTheOnlyTextsThatAPlaceholderIsLeftIn(String option) {
        for (String from : new String[] {"direct:a", "integry:function/x"}) {
            try (IntegryFixture fixture = new IntegryFixture()) {
                IntegryConfiguration options = fixture.component.getConfiguration();
                options.setUserId("u1");
                switch (option) {
                    case "userId" -> options.setUserId("{{s3cret}}");
                    case "connectedAccountId" -> options.setConnectedAccountId("{{s3cret}}");
                    case "baseUrl" -> options.setBaseUrl("{{s3cret}}");
                    case "proxyHost" -> options.setProxyHost("{{s3cret}}");
                    case "proxyUser" -> options.setProxyUser("{{s3cret}}");
                    default -> options.setProxyPassword("{{s3cret}}");
                }
                assertThat(Messages.ofStart(fixture, routes -> routes.from(from).to("integry:function/x")))
                        .contains(option + " is a placeholder {{…}} that nobody has resolved")
                        .doesNotContain("s3cret");
            }
        }
    }

    @Test
    void andAFixedUserIsStripped() {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.component.getConfiguration().setUserId("u1\n");
            assertThat(Messages.ofStart(
                            fixture, routes -> routes.from("direct:a").to(ADD)))
                    .contains("userId ends with a line feed");
        }
    }

    @Test
    void andAUserOfAMessageIsTakenAsItIs() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.start(routes -> routes.from("direct:a").to(ADD));
            for (String user : new String[] {"{{user}}", "${user}", "\"user\""}) {
                Exchange exchange = fixture.template().request("direct:a", e -> {
                    e.getIn().setHeader(IntegryConstants.USER_ID, user);
                    e.getIn().setBody("{\"name\": \"Ada\"}");
                });
                assertThat(exchange.getException()).isNull();
            }
        }
    }
}
