package io.github.camelintegry.simulator.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.internal.data.StandardUsers;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

    private static final Instant OLD = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant NEW = Instant.parse("2026-03-02T03:04:05Z");
    private static final String ALLOWED = "allow_workspace_connected_accounts=true";

    @RegisterExtension
    final IntegrySimulatorExtension integry = new IntegrySimulatorExtension();

    @Test
    void showsAccountsNewestFirstAndCallsWithTheNewest() {
        Users users = integry.simulator().users();
        users.disconnect("ada", "Pipedrive");
        users.connect("ada", "pipedrive", ConnectedAccount.own(21, "old", OLD));
        users.connect("ada", "pipedrive", ConnectedAccount.own(22, "new", NEW));

        JsonNode app = client("ada").get("/apps/pipedrive").json();

        assertThat(app.at("/connected_accounts/0").toString())
                .isEqualTo("{\"id\":22,\"display_name\":\"new\",\"modified_at\":\"2026-03-02T03:04:05Z\"}");
        assertThat(app.at("/connected_accounts/1/id").isIntegralNumber()).isTrue();
        assertThat(app.get("allow_multiple_connected_accounts").booleanValue()).isTrue();
        assertThat(call("ada", "").status()).isEqualTo(200);
        assertThat(call("ada", "?connected_account_id=21").status()).isEqualTo(200);
        assertThat(integry.simulator().ledger().accounts("m")).containsExactly(22L, 21L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "x", "501", "22", "601"})
    void refusesAnAccountThatIsNotTheUsersOrOfAnotherApp(String id) {
        integry.simulator().users().connect("ada", "slack", ConnectedAccount.own(22, "Slack", NEW));
        integry.simulator().users().connect("ada", "pipedrive", ConnectedAccount.ofWorkspace(9, "ours", NEW));

        TestClient.Reply reply = call("ada", "?connected_account_id=" + id);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error_details/0").asText())
                .startsWith("User has not connected their Pipedrive account. ");
        assertThat(integry.simulator().ledger().total()).isZero();
    }

    @Test
    void usesAndShowsAccountsOfAWorkspaceOnlyWhereAllowed() {
        TestClient client = client(StandardUsers.WORKSPACE_ONLY);

        assertThat(call(client.user(), "").status()).isEqualTo(400);
        assertThat(call(client.user(), "?allow_workspace_connected_accounts=false")
                        .status())
                .isEqualTo(400);
        assertThat(call(client.user(), "?" + ALLOWED).status()).isEqualTo(200);
        long used = integry.simulator().ledger().accounts("m").get(0);
        assertThat(call(client.user(), "?connected_account_id=" + used + "&" + ALLOWED)
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/apps/pipedrive").json().get("connected_accounts"))
                .isEmpty();
        assertThat(client.get("/apps/pipedrive?" + ALLOWED)
                        .json()
                        .at("/connected_accounts/0/id")
                        .longValue())
                .isEqualTo(used);
        for (String listing : new String[] {"apps", "functions"}) {
            assertThat(client.get("/" + listing + "?connected_only=true").json().get(listing))
                    .isEmpty();
            assertThat(client.get("/" + listing + "?connected_only=true&" + ALLOWED)
                            .json()
                            .get(listing))
                    .isNotEmpty();
        }
    }

    @Test
    void tellsAFunctionWhichAccountItIsCalledWith() {
        integry.simulator()
                .function(SimulatedFunction.query(
                        "crm-which",
                        call -> FunctionAnswer.ok(
                                LongNode.valueOf(call.account().id()))));
        integry.simulator().users().connect("ada", "crm", ConnectedAccount.own(31, "new", NEW));

        assertThat(client("ada").call("crm-which", "{}").json().at("/output").longValue())
                .isEqualTo(31);
    }

    @Test
    void givesEveryUserAnAccountOfHisOwn() {
        Users users = integry.simulator().users();
        long first = users.accounts("one", "slack").get(0).id();

        assertThat(users.accounts("one", "slack"))
                .singleElement()
                .satisfies(account -> assertThat(account.displayName()).isEqualTo("one at Slack"));
        assertThat(users.accounts("one", "SLACK").get(0).id()).isEqualTo(first);
        assertThat(users.accounts("two", "slack").get(0).id()).isNotEqualTo(first);
        assertThat(users.accounts("one", "hubspot").get(0).id()).isNotEqualTo(first);
    }

    @Test
    void refusesAnIdThatIsTaken() {
        Users users = integry.simulator().users();
        ConnectedAccount shared = ConnectedAccount.ofWorkspace(7, "ours", OLD);
        users.connect("one", "slack", shared);
        users.connect("two", "slack", shared);

        assertThat(users.accounts("two", "slack")).contains(shared);
        assertThatThrownBy(() -> users.connect("one", "slack", ConnectedAccount.own(7, "mine", NEW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
        assertThatThrownBy(() -> ConnectedAccount.own(0, "none", NEW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasUsersToTryWith() {
        Users users = integry.simulator().users();

        assertThat(users.accounts(StandardUsers.TWO_ACCOUNTS, "pipedrive"))
                .extracting(ConnectedAccount::id)
                .containsExactly(502L, 501L);
        assertThat(users.accounts(StandardUsers.NO_ACCOUNTS, "zendesk")).isEmpty();
    }

    private TestClient client(String user) {
        return new TestClient(integry.simulator(), user);
    }

    private TestClient.Reply call(String user, String query) {
        return TestClient.send(client(user)
                .request("/functions/pipedrive-get-all-persons/" + query)
                .POST(BodyPublishers.ofString("{\"idempotency_mark\":\"m\"}")));
    }
}
