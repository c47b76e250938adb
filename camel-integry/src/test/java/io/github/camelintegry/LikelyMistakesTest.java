package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.options.StrictConfigurer;
import io.github.camelintegry.internal.polling.PollFailureLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody gets wrong on the first day is answered with what was meant, before anything is sent. */
class LikelyMistakesTest {

    private static final String ADD = "integry:function/pipedrive-add-a-person";
    private static final String ALL = "integry:function/pipedrive-get-all-persons";

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    /** The message that Camel puts at the end of its own first line, which is the first that a user sees. */
    private String refusal(String uri) {
        return String.valueOf(
                catchThrowable(() -> fixture.context.getEndpoint(uri)).getMessage());
    }

    private String failure(String uri, Object body, Map<String, Object> headers) throws Exception {
        fixture.start(routes -> routes.from("direct:a").toD(uri));
        Exchange exchange = fixture.template().request("direct:a", e -> {
            e.getMessage().setBody(body);
            e.getMessage().setHeaders(new HashMap<>(headers));
        });
        return exchange.getException().getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "itemPath=/a | There is no option itemPath. Did you mean itemsPath?",
                "responsTimeout=5s | There is no option responsTimeout. Did you mean responseTimeout?",
                "limit=100 | There is no option limit: check its spelling in the documentation of the component, or write parameters.limit if it is a parameter of the function",
                "parameters=x | There is no option parameters: write each as an option of its own, such as parameters.limit=100",
                "parameter.limit=1 | There is no option parameter.limit: write each as an option of its own, such as parameters.limit=100",
                "variables=x | There is no option variables: write each as an option of its own, such as variables.city=Munich",
                "name=x | There is no option name: the operation and the name stand before the question mark, as in integry:function/<name>",
                "amp;dryRun=true | There is no option amp;dryRun: write & in place of &amp;, which is for XML alone",
                "outputClass=com.acme.Nobody | such as com.acme.Person, or com.acme.Crm$Person for one inside another",
                "userId=a&userId=b | The URI has the option userId twice: leave one of them out",
                "userId=a&user-id=b | The URI has the option userId twice: leave one of them out",
                "userId=a?dryRun=true | The option userId has the option ?dryRun in its value: only the first option follows a question mark, each other one an &",
                "userId=a?parameters.limit=1 | The option userId has the option ?parameters. in its value",
                "userId=RAW(a | The option userId begins with RAW( and does not end with the bracket that closes it: add that",
                "cursorRepository= | The option cursorRepository cannot be blank: it takes a bean of the registry that is a StateRepository, as #bean:name, which needs quotes as a value in YAML, where # begins a comment",
            })
    void inTheOptionsOfAUri(String options, String said) {
        assertThat(refusal(ADD + '?' + options)).contains(said);
    }

    @Test
    void noParameterIsOfferedWhereThereIsNone() {
        assertThat(refusal("integry:schema/x?limit=100"))
                .endsWith("There is no option limit: check its spelling in the documentation of the component");
    }

    @ParameterizedTest
    @CsvSource({"userId=what?", "userId=a?b=c", "prompt=who?userId=x", "parameters.text=a?userId=b"})
    void aQuestionMarkMayBeMeant(String option) {
        assertThat(fixture.context.getEndpoint(ADD + '?' + option)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integry:functon/x | Unknown operation 'functon' | . Did you mean function?",
                "integry:Function/x | Unknown operation 'Function' | . Did you mean function?",
                "integry:pipedrive-get-all-persons | Unknown operation 'pipedrive-get-all-persons' | . If it is the name of a function, write function/ before it",
                "integry:/function/x | The URI names no operation | as in integry:function/<name>",
                "integry:function/x&userId=u | The name 'x&userId=u' in the URI has an & in it | integry:function/<name>?userId=user-1",
                "'integry:function/x ?userId=u' | The name 'x ' in the URI ends with a blank | leave it out",
            })
    void inThePathOfAUri(String uri, String fault, String cure) {
        assertThat(refusal(uri)).contains(fault, cure);
    }

    @ParameterizedTest
    @CsvSource({
        "cursorRepository, StateRepository",
        "sslContextParameters, SSLContextParameters",
        "pollStrategy, PollingConsumerPollStrategy",
        "exceptionHandler, ExceptionHandler",
    })
    void inTheNameOfABean(String option, String type) {
        fixture.context.getRegistry().bind("map", new HashMap<>());
        for (String mark : List.of("#", "#bean:")) {
            assertThat(refusal(ALL + "?userId=u&" + option + '=' + mark + "nobody"))
                    .contains("The option " + option
                            + " names the bean 'nobody', and the registry has none of that name: check its spelling, or"
                            + " declare a bean that is a " + type);
            assertThat(refusal(ALL + "?userId=u&" + option + '=' + mark + "map"))
                    .contains("The option " + option
                            + " names the bean 'map', which is a java.util.HashMap: name a bean that is a " + type);
        }
    }

    @Test
    void inAnOptionThatBelongsToAnotherOperation() {
        assertThat(Messages.ofStart(
                        fixture, routes -> routes.from("direct:a").to("integry:functions?userId=u&url=/v1")))
                .contains("The option url has no effect here: leave it out. It is only for integry:passthrough");
    }

    @Test
    void inTheUserOfAConsumer() {
        assertThat(Messages.ofStart(fixture, routes -> routes.from(ALL).to("mock:a")))
                .contains("userId is missing")
                .contains("Set userId in its URI, or for all endpoints as camel.component.integry.user-id");
    }

    @Test
    void inAUserThatAnExpressionDoesNotGive() throws Exception {
        assertThat(failure(ADD + "?userId=${header.nobody}", "{}", Map.of()))
                .isEqualTo("No user: the option userId or the header CamelIntegryUserId is there, but blank. If the URI"
                        + " has an expression for userId, set what it reads before");
    }

    @Test
    void inANameThatAnExpressionDoesNotGive() throws Exception {
        assertThat(failure("integry:function/${header.nobody}?userId=u", "{}", Map.of()))
                .isEqualTo("No name: the name in the URI or the header CamelIntegryName is there, but blank. If the URI"
                        + " has an expression for the name, set what it reads before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?userId=${header.a}&user-id=${header.b} | The URI has the option userId twice",
                "?userId=${header.a}?dryRun=true | The option userId has the option ?dryRun in its value",
                "-${header.a}&userId=u | The name 'pipedrive-add-a-person-${…}&userId=u' in the URI has an & in it",
            })
    void inADynamicUri(String rest, String said) throws Exception {
        assertThat(failure(ADD + rest, "{}", Map.of("a", "x", "b", "y"))).contains(said);
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void inANameThatPollEnrichDoesNotGet() throws Exception {
        fixture.start(routes -> routes.from("direct:a")
                .pollEnrich()
                .simple("integry:function/${header.nobody}?userId=u")
                .timeout(1000));
        assertThat(Messages.of(fixture.template().request("direct:a", e -> {}).getException()))
                .contains("The name of the function or app is blank in this message: its expression in the URI of the"
                        + " route has no value");
    }

    @Test
    void inABodyThatIsAnArray() throws Exception {
        assertThat(failure(ADD + "?userId=u", " [{\"name\": \"Ada\"}]", Map.of()))
                .endsWith("must be a JSON object with the function's parameters, or empty: not a JSON object. Split an"
                        + " array first");
    }

    @Test
    void inVariablesThatAreNoMap() throws Exception {
        assertThat(failure(ADD + "?userId=u", "{}", Map.of("CamelIntegryVariables", "who=Ada")))
                .isEqualTo(
                        "The header CamelIntegryVariables must be a Map, not a java.lang.String: give it the name and"
                                + " value of each variable");
    }

    @Test
    void inAPromptThatIsNoText() throws Exception {
        assertThat(failure("integry:predict?userId=u", Map.of("a", "b"), Map.of()))
                .contains(
                        "it would be the prompt. Give the prompt in the option prompt or the header CamelIntegryPrompt");
    }

    @Test
    void inACursorOfAMessage() throws Exception {
        assertThat(failure(ALL + "?userId=user-1", null, Map.of("CamelIntegryCursor", "nonsense")))
                .contains("begin at the first page")
                .contains("the header CamelIntegryCursor, must be corrected or left out");
    }

    @Test
    void inTheSecretOfAConsumer() throws Exception {
        fixture.component.getConfiguration().setAppSecret("of another workspace");
        try (LogLines log = LogLines.of(PollFailureLog.class)) {
            fixture.start(
                    routes -> routes.from(ALL + "?userId=user-1&initialDelay=0").to("mock:a"));
            await().until(() -> !log.lines().isEmpty());
            assertThat(log.lines().get(0))
                    .contains("Integry refused functions for user user-1 (403)")
                    .contains("Check appKey and appSecret: both must be of the same workspace")
                    .doesNotContain("functionType");
        }
    }

    @Test
    void inABaseUrlWithAPath() throws Exception {
        fixture.component.getConfiguration().setBaseUrl(fixture.simulator.baseUrl() + "/functions");
        assertThat(failure("integry:functions?userId=user-1", null, Map.of()))
                .contains("so baseUrl leads elsewhere: check its host and its path, /functions")
                .doesNotContain("list what there is");
    }

    @Test
    void inRecordsThatAreTakenForAText() throws Exception {
        fixture.start(routes ->
                routes.from("direct:a").to(ALL + "?userId=user-1&walk=true").convertBodyTo(String.class));
        assertThat(fixture.template().requestBody("direct:a", (Object) null, String.class))
                .startsWith("The records of walk=true")
                .endsWith("split them, as with .split(body()).streaming()");
    }

    @ParameterizedTest
    @CsvSource({
        "respone-timeout, 'The component has no option responeTimeout. Did you mean responseTimeout?'",
        "app-secert, 'The component has no option appSecert. Did you mean appSecret?'",
        "delay, 'The option delay is not one of the component, but of its endpoints: write it into the URI'",
    })
    void inAPropertyOfTheComponent(String property, String said) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.integry." + property, "10s");
        try (LogLines log = LogLines.of(StrictConfigurer.class)) {
            assertThat(catchThrowable(main::start)).isNotNull();
            assertThat(log.lines()).containsExactly(said);
        } finally {
            main.stop();
        }
    }

    @Test
    void inABeanOfAPropertyOfTheComponent() {
        Main main = new Main();
        main.addInitialProperty("camel.component.integry.cursor-repository", "#class:java.util.HashMap");
        try {
            assertThat(Messages.of(catchThrowable(main::start)))
                    .contains(
                            "The option cursorRepository cannot be an object of the class java.util.HashMap: it takes a"
                                    + " bean of the registry that is a StateRepository");
        } finally {
            main.stop();
        }
    }
}
