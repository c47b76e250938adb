package io.github.camelintegry.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelintegry.BothStyles;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.extension.MetaDataExtension;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version of a function is asked for, and where that is of no use. */
@BothStyles
class FunctionVersionTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.style(style).start();
    }

    private Exchange call(String uri, Map<String, Object> headers) {
        return fixture.template().request(uri, e -> e.getIn().setHeaders(new LinkedHashMap<>(headers)));
    }

    private List<String> versions() {
        return fixture.simulator.journal().entries().stream()
                .map(JournalEntry::headers)
                .map(headers -> String.valueOf(headers.get("Version")))
                .toList();
    }

    @Test
    void isSentWithCallsAndTheQuestionForASchema() {
        call(PERSONS + "&functionVersion=3", Map.of());
        call("integry:schema/pipedrive-get-all-persons?userId=u1&functionVersion=3&include=meta", Map.of());
        call("integry:passthrough/pipedrive?userId=u1&url=/v1/users/me&functionVersion=3", Map.of());
        call(PERSONS + "&bodyFormat=form&functionVersion=3", Map.of());

        assertThat(versions()).containsExactly("3", "3", "3", "3");
    }

    @Test
    void isNotSentUnlessItIsSet() {
        call(PERSONS, Map.of("Version", "9"));
        call("integry:functions?userId=u1", Map.of("CamelIntegryFunctionVersion", "4"));

        assertThat(versions()).containsExactly("null", "null");
    }

    @Test
    void theHeaderOverridesItForOneMessage() {
        call(PERSONS + "&functionVersion=3", Map.of("CamelIntegryFunctionVersion", 4));
        call(PERSONS + "&functionVersion=3", Map.of());

        assertThat(versions()).containsExactly("4", "3");
    }

    @Test
    void aMessageGivesItInADynamicUri() throws Exception {
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").toD(PERSONS + "&functionVersion=${header.v}");
            }
        });

        call("direct:a", Map.of("v", "7"));
        Throwable failure = call("direct:a", Map.of("v", "7\r\nHash: 0")).getException();
        Throwable missing = call("direct:a", Map.of()).getException();

        assertThat(versions()).containsExactly("7");
        assertThat(failure).rootCause().hasMessageContaining("functionVersion");
        assertThat(missing).rootCause().hasMessageContaining("functionVersion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "3 ",
                "1\r\nHash: 0",
                "1\n",
                "ü",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void whatNoHeaderCarriesIsNotSent(String version) {
        Exchange exchange = call(PERSONS, Map.of("CamelIntegryFunctionVersion", version));

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the header CamelIntegryFunctionVersion, must be 1 to 64");
        assertThat(exchange.getException().getMessage()).doesNotContain("\n");
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"functions", "apps", "app/slack", "predict"})
    void isRefusedWhereItHasNoEffect(String operation) {
        assertThatThrownBy(() -> fixture.context
                        .getEndpoint("integry:" + operation + "?userId=u1&functionVersion=3")
                        .start())
                .rootCause()
                .hasMessageContainingAll("functionVersion", "no effect", "integry:schema");
    }

    @Test
    void aDryRunShowsIt() {
        Map<?, ?> request = call(PERSONS + "&functionVersion=3&dryRun=true", Map.of())
                .getMessage()
                .getBody(Map.class);

        assertThat((Map<?, ?>) request.get("headers")).extracting("Version").isEqualTo("3");
    }

    @Test
    void parametersAreComparedWithTheSchemaOfThatVersion() {
        fixture.component.getConfiguration().setSchemaCacheTtl(60_000);
        String checked = PERSONS + "&validateParameters=fail";

        call(checked + "&functionVersion=1", Map.of());
        // a function that is replaced has the next version
        fixture.simulator.function(
                SimulatedFunction.paged("pipedrive-get-all-persons", List.of(JsonNodeFactory.instance.arrayNode())));
        call(checked + "&functionVersion=2", Map.of());
        call(checked + "&functionVersion=2", Map.of());

        assertThat(versions()).as("schema and call, twice, and a call").containsExactly("1", "1", "2", "2", "2");
    }

    @Test
    @SuppressWarnings("deprecation")
    void aDesignerIsShownThatVersion() {
        fixture.component
                .getExtension(MetaDataExtension.class)
                .orElseThrow()
                .meta(Map.of("userId", "u1", "name", "pipedrive-get-all-persons", "functionVersion", "3"));

        assertThat(versions()).containsExactly("3");
    }

    @Test
    void aWalkOfOneVersionIsNotGoneOnWithInAnother() throws Exception {
        MemoryStateRepository repository = new MemoryStateRepository();
        fixture.context.getRegistry().bind("kept", repository);
        String walk = PERSONS + "&functionType=query&cursorRepository=#kept&cursorKey=k&parameters.limit=5";
        Exchange page = fixture.context.createConsumerTemplate().receive(walk + "&functionVersion=1", 10_000);
        fixture.context.createConsumerTemplate().doneUoW(page);

        Throwable failure = catchThrowable(
                () -> fixture.context.createConsumerTemplate().receive(walk + "&functionVersion=2", 10_000));

        assertThat(versions()).containsExactly("1");
        assertThat(failure).hasStackTraceContaining("functionVersion");
    }

    @Test
    void refusalsOfAFunctionKeepTheirCure() {
        fixture.simulator.answerNext(RawAnswer.of(404, "application/json", "{\"detail\":\"Function not found\"}"));

        assertThat(call(PERSONS + "&functionVersion=3", Map.of()).getException())
                .hasMessageContaining("functionVersion=3");
    }
}
