package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.journal.JournalEntry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@BothStyles
class ProducerTest {

    @Parameter
    String style;

    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=u1";
    private static final String JSON = "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\"}";

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.style(style).start();
    }

    static Stream<Arguments> bodies() throws Exception {
        return Stream.of(
                Arguments.of("Map", Map.of("name", "Ada Lovelace", "email", "ada@example.org")),
                Arguments.of("JsonNode", new ObjectMapper().readTree(JSON)),
                Arguments.of("String", JSON),
                Arguments.of("bytes", JSON.getBytes(StandardCharsets.UTF_8)),
                Arguments.of("stream", new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8))),
                Arguments.of("object", new Person("Ada Lovelace", "ada@example.org")));
    }

    record Person(String name, String email) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void sendsOneSignedRequestOfAnyBody(String kind, Object body) {
        Exchange exchange = fixture.template().request(ADD, e -> e.getIn().setBody(body));

        assertThat(exchange.getException()).isNull();
        List<JournalEntry> entries = fixture.simulator.journal().entries();
        assertThat(entries).hasSize(1);
        JournalEntry entry = entries.get(0);
        assertThat(entry.method()).isEqualTo("POST");
        assertThat(entry.path()).isEqualTo(IntegryFixture.callPath(style, "pipedrive-add-a-person"));
        assertThat(entry.headers().get("App-Key")).isEqualTo(fixture.simulator.appKey());
        assertThat(entry.headers().get("User-ID")).isEqualTo("u1");
        assertThat(entry.headers().get("Hash")).isEqualTo(fixture.simulator.hash("u1"));
        assertThat(entry.json().get("name").asText()).isEqualTo("Ada Lovelace");

        JsonNode answer = exchange.getMessage().getBody(JsonNode.class);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(JsonNode.class);
        assertThat(answer.at("/data/name").asText()).isEqualTo("Ada Lovelace");
        assertThat(exchange.getMessage().getHeader("CamelIntegryNetworkCode")).isEqualTo(200);
        assertThat(exchange.getMessage().getHeader("CamelIntegryOutcome")).isEqualTo(Outcome.EXECUTED);
        assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(1);
    }

    @Test
    void nullBodyIsACallWithoutParameters() {
        Exchange exchange = fixture.template()
                .request("integry:function/pipedrive-get-all-persons?userId=u1", e -> e.getIn()
                        .setBody(null));

        assertThat(exchange.getException()).isNull();
        assertThat(fixture.simulator.journal().entries().get(0).body()).isEqualTo("{}");
        assertThat(exchange.getMessage().getBody(JsonNode.class)).hasSize(50);
        assertThat(exchange.getMessage().getHeader("CamelIntegryNextCursor", String.class))
                .isNotBlank();
    }

    @Test
    void bodyConvertsByCamelsTypeConverters() {
        Exchange exchange = fixture.template().request(ADD, e -> e.getIn().setBody(JSON));

        assertThat(exchange.getMessage().getBody(String.class)).contains("Ada Lovelace");
        assertThat(exchange.getMessage().getBody(byte[].class)).asString().contains("Ada Lovelace");
        assertThat(exchange.getMessage().getBody(InputStream.class))
                .asString(StandardCharsets.UTF_8)
                .contains("Ada Lovelace");
        assertThat(exchange.getMessage().getBody(Map.class)).containsEntry("success", true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void networkCodeIsAnIntFromTextAndFromNumber(boolean numeric) throws Exception {
        try (IntegryFixture other = new IntegryFixture(
                        IntegrySimulator.builder().numericNetworkCode(numeric).start())
                .style(style)
                .start()) {
            Exchange exchange = other.template().request(ADD, e -> e.getIn().setBody(JSON));
            assertThat(exchange.getMessage().getHeader("CamelIntegryNetworkCode"))
                    .isEqualTo(200);
        }
    }
}
