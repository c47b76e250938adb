package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryAccountNotConnectedException;
import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal for want of an account, or of credentials, says what the user of this component can do about it. */
@BothStyles
class AccountRefusalsTest {

    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=u1";
    private static final String ERROR =
            "Could not call the function due to invalid input. Please see `error_details` for"
                    + " further information.";
    private static final String NOT_CONNECTED = "{\"error\":\"" + ERROR
            + "\",\"error_details\":[\"User has not connected their Pipedrive account. To connect an account, please call"
            + " following SDK method: `connectApp('pipedrive')`\"]}";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.style(style).start();
    }

    private Exception refusal(String uri, int status, String body) {
        fixture.simulator.answerNext(RawAnswer.of(status, "application/json", body));
        return fixture.template()
                .request(uri, exchange -> exchange.getIn().setBody(Map.of("name", "Ada")))
                .getException();
    }

    @Test
    void theOptionForAccountsOfTheWorkspaceIsNamed() {
        Exception failure = refusal(ADD, 400, NOT_CONNECTED);

        assertThat(failure)
                .isInstanceOf(IntegryAccountNotConnectedException.class)
                .hasMessageContainingAll(
                        "for user u1",
                        "User has not connected their Pipedrive account",
                        "connectApp is a method of Integry's SDK in the pages of your application",
                        "allowWorkspaceConnectedAccounts=true")
                .hasMessageNotContaining("already")
                .hasMessageNotContaining("connectedAccountId");
        assertThat(((IntegryAccountNotConnectedException) failure).getOutcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void itIsNotProposedWhereItIsSet() {
        assertThat(refusal(ADD + "&allowWorkspaceConnectedAccounts=true", 400, NOT_CONNECTED))
                .isInstanceOf(IntegryAccountNotConnectedException.class)
                .hasMessageContaining("allowWorkspaceConnectedAccounts=true is set already")
                .hasMessageNotContaining("or set allow");
    }

    @Test
    void anAccountThatIsNamedMayBeTheReason() {
        assertThat(refusal(ADD + "&connectedAccountId=99", 400, NOT_CONNECTED))
                .isInstanceOf(IntegryAccountNotConnectedException.class)
                .hasMessageContainingAll("connectedAccountId", "CamelIntegryConnectedAccountId, which is 99");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"x\",\"error_details\":{\"connected_account_id\":\"Not an account of this user\"}}",
                "{\"error\":\"x\",\"error_details\":[\"Connected account 99 does not belong to the user\"]}",
                "{\"detail\":\"Connected account not found\"}",
                "{\"connected_account_id\":[\"Invalid\"]}"
            })
    void aForeignAccountIsAMatterOfItsOption(String body) {
        assertThat(refusal(ADD + "&connectedAccountId=99", 400, body))
                .isExactlyInstanceOf(IntegryInvalidCallException.class)
                .hasMessageContainingAll("correct connectedAccountId", "CamelIntegryConnectedAccountId, which is 99");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integry:functions?userId=u1 | 403 | {\"detail\":\"Authentication credentials were not provided.\"}",
                "integry:functions?userId=u1 | 400 | {\"detail\":\"Authentication credentials were not provided.\"}",
                "integry:apps?userId=u1 | 400 | {\"detail\":\"Authentication credentials were not provided.\"}",
                "integry:apps?userId=u1 | 400 | {\"detail\":\"App-Key not found\"}",
                "integry:schema/slack-post-message?userId=u1 | 400 | {\"detail\":\"Invalid hash\"}",
                "integry:function/slack-post-message?userId=u1 | 400 | {\"detail\":\"Workspace with this app_key does not exist\"}",
            })
    void credentialsThatAreRefusedAreToldAsThat(String uri, int status, String body) {
        assertThat(refusal(uri, status, body))
                .isInstanceOf(IntegryAuthenticationException.class)
                .hasMessageContainingAll("(" + status + ")", "Check appKey and appSecret");
    }
}
