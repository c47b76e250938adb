package io.github.camelintegry.internal.designtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.BothStyles;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.apache.camel.component.extension.ComponentVerifierExtension.Result;
import org.apache.camel.component.extension.ComponentVerifierExtension.Scope;
import org.apache.camel.component.extension.ComponentVerifierExtension.VerificationError;
import org.apache.camel.component.extension.ComponentVerifierExtension.VerificationError.StandardCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** Whether options are right, and whether they connect. */
@SuppressWarnings("deprecation")
@BothStyles
class VerifierTest {

    private static final String SECRET = "s3cr3t-of-nobody";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.style(style).start();
    }

    private Result verify(Scope scope, Map<String, Object> parameters) {
        Result result = fixture.component
                .getExtension(ComponentVerifierExtension.class)
                .orElseThrow()
                .verify(scope, parameters);
        assertThat(result.getScope()).isEqualTo(scope);
        result.getErrors().forEach(error -> {
            String hash = fixture.simulator.hash("u1");
            assertThat(error.getDescription() + error.getDetails() + error.getParameterKeys())
                    .doesNotContain(SECRET, hash, fixture.simulator.appSecret());
        });
        return result;
    }

    private VerificationError error(Scope scope, Map<String, Object> parameters) {
        Result result = verify(scope, parameters);
        assertThat(result.getStatus()).isEqualTo(Result.Status.ERROR);
        assertThat(result.getErrors()).hasSize(1);
        return result.getErrors().get(0);
    }

    private void isOk(Scope scope, Map<String, Object> parameters) {
        Result result = verify(scope, parameters);
        assertThat(result.getErrors()).isEmpty();
        assertThat(result.getStatus()).isEqualTo(Result.Status.OK);
    }

    private static Object httpCode(VerificationError error) {
        return error.getDetail(VerificationError.HttpAttribute.HTTP_CODE);
    }

    @Test
    void parametersThatAreRight() {
        isOk(Scope.PARAMETERS, Map.of());
        isOk(
                Scope.PARAMETERS,
                Map.of(
                        "operation",
                        "function",
                        "name",
                        "pipedrive-get-all-persons",
                        "userId",
                        "u1",
                        "retries",
                        "3",
                        "parameters.limit",
                        "5",
                        "responseTimeout",
                        "5s",
                        "outputClass",
                        ""));
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void parametersThatAreWrong() {
        assertThat(error(Scope.PARAMETERS, Map.of("retries", "many")).getParameterKeys())
                .containsExactly("retries");
        assertThat(error(Scope.PARAMETERS, Map.of("operation", "call")).getParameterKeys())
                .containsExactly("operation");
        assertThat(error(Scope.PARAMETERS, Map.of("apiSecret", SECRET)).getCode())
                .isEqualTo(StandardCode.UNKNOWN_PARAMETER);
        assertThat(error(Scope.PARAMETERS, Map.of("baseUrl", "http://example.org"))
                        .getDescription())
                .contains("allowPlainHttp");
        assertThat(error(Scope.PARAMETERS, Map.of("operation", "apps", "name", "slack"))
                        .getDescription())
                .contains("takes no name");
        assertThat(error(Scope.PARAMETERS, Map.of("proxyPassword", SECRET)).getDescription())
                .contains("proxyHost");
        // an option that needs a bean, of a name that the registry does not have
        assertThat(error(Scope.PARAMETERS, Map.of("appSecret", "#bean:" + SECRET))
                        .getDescription())
                .contains("appSecret");
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void parametersThatWouldFailAStart() {
        Map<String, Object> function = Map.of("userId", "u1", "name", "pipedrive-add-a-person");
        Map.of(
                        "maxResponseSize", "lots",
                        "okStatusCodeRange", "lots",
                        "itemsPath", "no/slash",
                        "name", "a/b",
                        "userId", "u\u0001",
                        "bodyFormat", "form")
                .forEach((option, value) -> {
                    Map<String, Object> wrong = new HashMap<>(function);
                    wrong.put("parameters.x", "[1]");
                    wrong.put(option, value);
                    VerificationError error = error(Scope.PARAMETERS, wrong);
                    assertThat(error.getCode()).isEqualTo(StandardCode.ILLEGAL_PARAMETER_VALUE);
                    assertThat(error.getDescription()).contains(option.equals("name") ? "the name" : option);
                });
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void optionsThatChooseAmongFunctionsAreAboutTheirListing() {
        for (Scope scope : Scope.values()) {
            isOk(scope, Map.of("userId", "u1", "app", "pipedrive"));
            isOk(scope, Map.of("userId", "u1", "search", "person", "type", "QUERY"));
        }
        assertThat(error(Scope.PARAMETERS, Map.of("name", "pipedrive-add-a-person", "app", "pipedrive"))
                        .getDescription())
                .contains("app");
    }

    @Test
    void nothingCanBeAskedBeforeTheStart() {
        try (IntegryFixture stopped = new IntegryFixture()) {
            Result result = stopped.component
                    .getExtension(ComponentVerifierExtension.class)
                    .orElseThrow()
                    .verify(Scope.CONNECTIVITY, Map.of("userId", "u1"));
            assertThat(result.getErrors()).singleElement().satisfies(error -> assertThat(error.getDescription())
                    .contains("start", "context"));
        }
    }

    @Test
    void credentialsAreRequiredHereOrOnTheComponent() {
        fixture.component.getConfiguration().setAppKey(null);
        fixture.component.getConfiguration().setAppSecret(null);

        for (Scope scope : Set.of(Scope.PARAMETERS, Scope.CONNECTIVITY)) {
            Result result = verify(scope, Map.of("userId", "u1", "appSecret", " "));
            assertThat(result.getErrors()).allMatch(error -> error.getCode() == StandardCode.MISSING_PARAMETER);
            assertThat(result.getErrors().stream().flatMap(error -> error.getParameterKeys().stream()))
                    .containsExactly("appKey", "appSecret");
        }
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void credentialsConnect() {
        isOk(Scope.CONNECTIVITY, Map.of("userId", "u1"));

        assertThat(fixture.simulator.journal().entries()).hasSize(1).allMatch(entry -> entry.path()
                .startsWith("/apps"));
        assertThat(error(Scope.CONNECTIVITY, Map.of()).getParameterKeys()).containsExactly("userId");
    }

    @Test
    void wrongCredentials() {
        VerificationError error = error(Scope.CONNECTIVITY, Map.of("userId", "u1", "appSecret", SECRET));

        assertThat(error.getCode()).isEqualTo(StandardCode.AUTHENTICATION);
        assertThat((Integer) httpCode(error)).isBetween(400, 403);
        assertThat(error.getParameterKeys()).containsExactlyInAnyOrder("appKey", "appSecret");
    }

    @Test
    void aServiceThatFails() {
        fixture.simulator.answerNext(RawAnswer.of(503, "text/plain", "down"));
        VerificationError down = error(Scope.CONNECTIVITY, Map.of("userId", "u1"));
        assertThat(down.getCode()).isEqualTo(StandardCode.GENERIC);
        assertThat(httpCode(down)).isEqualTo(503);
        assertThat(fixture.simulator.journal().size()).as("not retried").isEqualTo(1);

        VerificationError away = error(
                Scope.CONNECTIVITY,
                Map.of("userId", "u1", "baseUrl", "http://127.0.0.1:1", "appKey", "other", "appSecret", SECRET));
        assertThat(away.getCode()).isEqualTo(StandardCode.EXCEPTION);
        assertThat(away.getParameterKeys()).containsExactly("baseUrl");
    }

    @Test
    void aDesignerSendsNoCredentialsOfTheComponentElsewhere() {
        try (IntegrySimulator evil = IntegrySimulator.start()) {
            for (Map<String, Object> elsewhere : List.<Map<String, Object>>of(
                    Map.of("userId", "u1", "baseUrl", evil.baseUrl()),
                    Map.of("userId", "u1", "baseUrl", evil.baseUrl(), "appKey", "other"),
                    Map.of(
                            "userId",
                            "u1",
                            "proxyHost",
                            "127.0.0.1",
                            "proxyPort",
                            evil.port(),
                            "allowPlainHttp",
                            "true"))) {
                VerificationError refused = error(Scope.CONNECTIVITY, elsewhere);
                assertThat(refused.getCode()).isEqualTo(StandardCode.ILLEGAL_PARAMETER_VALUE);
                assertThat(refused.getDescription()).contains("set appKey and appSecret on the endpoint too");
            }
            assertThat(evil.journal().size()).isZero();
        }
    }

    @Test
    void anAccountOfTheAppIsConnected() {
        Map<String, Object> function = Map.of("userId", "u1", "name", "pipedrive-get-all-persons");
        Map<String, Object> app = Map.of("userId", "u1", "app", "pipedrive", "operation", "functions");
        Map<String, Object> passthrough = Map.of("userId", "u1", "operation", "passthrough", "name", "pipedrive");
        isOk(Scope.CONNECTIVITY, function);
        isOk(Scope.CONNECTIVITY, app);
        isOk(Scope.CONNECTIVITY, passthrough);

        fixture.simulator.users().disconnect("u1", "pipedrive");
        VerificationError error = error(Scope.CONNECTIVITY, function);
        assertThat(error.getCode().getName()).isEqualTo("ACCOUNT_NOT_CONNECTED");
        assertThat(error.getDescription()).contains("u1", "pipedrive", "allowWorkspaceConnectedAccounts=true");
        assertThat(error.getParameterKeys()).containsExactlyInAnyOrder("userId", "name");
        assertThat(error(Scope.CONNECTIVITY, app).getParameterKeys()).containsExactlyInAnyOrder("userId", "app");
        assertThat(error(Scope.CONNECTIVITY, passthrough).getCode().getName()).isEqualTo("ACCOUNT_NOT_CONNECTED");
        Map<String, Object> shared = new HashMap<>(function);
        shared.put("allowWorkspaceConnectedAccounts", true);
        isOk(Scope.CONNECTIVITY, shared);
    }

    @Test
    void theConnectedAccountIsOneOfTheUsers() {
        VerificationError error =
                error(Scope.CONNECTIVITY, Map.of("userId", "u1", "app", "slack", "connectedAccountId", "1"));

        assertThat(error.getCode()).isEqualTo(StandardCode.ILLEGAL_PARAMETER_VALUE);
        assertThat(error.getParameterKeys()).containsExactly("connectedAccountId");
        assertThat(error.getDescription()).as("those that there are").matches(".* which are \\d+(, \\d+)*");
    }

    @Test
    void whatTheServiceDoesNotKnow() {
        VerificationError function = error(Scope.CONNECTIVITY, Map.of("userId", "u1", "name", "pipedrive-do-magic"));
        assertThat(function.getCode()).isEqualTo(StandardCode.ILLEGAL_PARAMETER_VALUE);
        assertThat(function.getParameterKeys()).containsExactly("name");
        assertThat(httpCode(function)).isEqualTo(404);
        assertThat(function.getDescription()).contains("pipedrive-do-magic", "the operation functions");

        VerificationError app = error(Scope.CONNECTIVITY, Map.of("userId", "u1", "app", "nope"));
        assertThat(app.getParameterKeys()).containsExactly("app");
    }

    @Test
    void leavesNoConnectionBehind() {
        for (int i = 0; i < 5; i++) {
            isOk(Scope.CONNECTIVITY, Map.of("userId", "u1", "connectTimeout", (1_000 + i) + "ms"));
        }
        Awaitility.await().until(() -> fixture.simulator.openConnections() == 0);
    }
}
