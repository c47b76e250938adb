package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryNotFoundException;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.StatusFaults;
import io.github.camelintegry.simulator.wire.RawAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What most likely something else than Integry refused is not blamed on the credentials, or on a name. */
class ForeignAnswersTest {

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final IntegryConfiguration options = fixture.component.getConfiguration();

    private Exception call(String uri) throws Exception {
        fixture.start();
        return fixture.template()
                .request(uri, exchange -> exchange.getMessage().setBody("{}"))
                .getException();
    }

    private Exception answered(int status, String type, String body) throws Exception {
        fixture.simulator.faults().script(FaultScript.always(Fault.answer(RawAnswer.of(status, type, body))));
        return call("integry:function/x?userId=anna");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aPageThatRefusesIsThatOfAGatewayRatherThanIntegrys(int status) throws Exception {
        assertThat(answered(status, "text/html", "<html>Attention required</html>"))
                .isInstanceOf(IntegryAuthenticationException.class)
                .hasMessageContainingAll(
                        "function/x for user anna (" + status + ")",
                        "not its JSON (text/html, 31 bytes)",
                        "Most likely it was not Integry that answered: check host and path of baseUrl",
                        "only if it was Integry, check appKey and appSecret");
    }

    @Test
    void aPageThatIsNotFoundIsNoFunctionThatIsMisspelt() throws Exception {
        assertThat(answered(404, "text/html", "<html>nginx</html>"))
                .isInstanceOf(IntegryNotFoundException.class)
                .hasMessageContaining("check host and path of baseUrl")
                .hasMessageNotContaining("list what there is");
    }

    @Test
    void aMethodThatAWebServerDoesNotAllow() throws Exception {
        assertThat(answered(405, "text/html", "<html>405</html>"))
                .isInstanceOf(IntegryInvalidCallException.class)
                .hasMessageContaining("check host and path of baseUrl");
    }

    @Test
    void aRefusalWithoutAWord() throws Exception {
        assertThat(answered(400, "text/plain", ""))
                .isInstanceOf(IntegryInvalidCallException.class)
                .hasMessageContainingAll("(400) without a word why", "the operation schema");
    }

    @Test
    void aPathTooMuchIsNamedBesideAFunctionThatIsNotThere() throws Exception {
        options.setBaseUrl(fixture.simulator.baseUrl() + "/api/v1");
        assertThat(call("integry:function/x?userId=anna"))
                .hasMessageContainingAll("list what there is", "the path of baseUrl, /api/v1, is wrong");
    }

    @Test
    void aListingThatIsNotThereMeansAnotherService() throws Exception {
        options.setBaseUrl(fixture.simulator.baseUrl() + "/api/v1");
        assertThat(call("integry:functions?userId=anna"))
                .hasMessageContaining("baseUrl leads elsewhere: check its host and its path, /api/v1")
                .hasMessageNotContaining("list what there is");
    }

    @Test
    void aRedirectThatSaysNothingOfAHostNamesNone() throws Exception {
        fixture.simulator.faults().script(FaultScript.always(StatusFaults.redirect(301, "/login")));
        assertThat(call("integry:function/x?userId=anna"))
                .hasMessageContaining("answered 301 to function/x for user anna: followed is only a redirect");
    }
}
