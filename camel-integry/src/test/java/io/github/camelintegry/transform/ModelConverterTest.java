package io.github.camelintegry.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelintegry.BothStyles;
import io.github.camelintegry.protocol.ConnectedAccount;
import io.github.camelintegry.protocol.IntegryApp;
import io.github.camelintegry.protocol.IntegryFunction;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** JSON becomes models, and nothing else becomes anything it was not before. */
@BothStyles
class ModelConverterTest {

    @Parameter
    String style;

    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final IntegrySimulator SIMULATOR = IntegrySimulator.start();

    @BeforeAll
    static void start() {
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
        SIMULATOR.close();
    }

    private static TypeConverter converter() {
        return CONTEXT.getTypeConverter();
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void answersBecomeModels() throws Exception {
        String endpoint = "?userId=u1&baseUrl=" + SIMULATOR.baseUrl() + "&appKey=" + SIMULATOR.appKey() + "&appSecret="
                + SIMULATOR.appSecret() + "&apiStyle=" + style;
        try (var template = CONTEXT.createProducerTemplate()) {
            IntegryApp app = template.requestBody("integry:app/slack" + endpoint, null, IntegryApp.class);
            assertThat(app.title()).isEqualTo("Slack");
            assertThat(app.connectedAccounts()).singleElement().satisfies(account -> assertThat(account.displayName())
                    .isEqualTo("u1 at Slack"));

            IntegryFunction function =
                    template.requestBody("integry:schema/slack-post-message" + endpoint, null, IntegryFunction.class);
            assertThat(function.description()).isEqualTo("Post a message to a channel");
            assertThat(function.parameters().path("properties").has("channel")).isTrue();
        }
    }

    @Test
    void unknownMembersArePassedOverAndAbsentOnesAreNothing() throws Exception {
        ConnectedAccount account =
                converter().mandatoryConvertTo(ConnectedAccount.class, json("{\"id\":7,\"colour\":{\"of\":\"it\"}}"));
        assertThat(account).isEqualTo(new ConnectedAccount(7, null, null));
        IntegryApp app = converter().mandatoryConvertTo(IntegryApp.class, json("{\"name\":\"a\",\"x\":[1]}"));
        assertThat(app.connectedAccounts()).isEmpty();
    }

    @Test
    void nullIsNull() throws Exception {
        assertThat(converter().convertTo(IntegryApp.class, NullNode.getInstance()))
                .isNull();
        assertThat(converter().convertTo(IntegryFunction.class, json("null"))).isNull();
        assertThat(converter().convertTo(ConnectedAccount.class, (Object) null)).isNull();
    }

    @Test
    void whatIsNoneIsRefused() throws Exception {
        JsonNode list = json("[{\"name\":\"a\"}]");
        JsonNode error = json("{\"error\":\"x\"}");
        JsonNode badId = json("{\"id\":\"x\"}");
        assertThatThrownBy(() -> converter().convertTo(IntegryApp.class, list))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("ARRAY");
        assertThatThrownBy(() -> converter().convertTo(IntegryFunction.class, error))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> converter().convertTo(ConnectedAccount.class, badId))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("a member is not of its kind, at /id long was expected, and this string is none")
                .hasMessageNotContaining("Cannot deserialize");
    }

    @Test
    void otherConversionsStayAsTheyWere() throws Exception {
        JsonNode json = json("{\"name\":\"a\",\"id\":1}");
        // Jackson's own converters want an exchange
        Exchange exchange = new DefaultExchange(CONTEXT);
        assertThat(converter().convertTo(String.class, exchange, json)).contains("\"name\"");
        assertThat(converter().convertTo(Map.class, exchange, json)).containsEntry("name", "a");
        assertThat(converter().convertTo(JsonNode.class, json)).isSameAs(json);
        assertThat(converter().convertTo(byte[].class, exchange, json)).isNotEmpty();
        assertThat(converter().tryConvertTo(IntegryApp.class, "text")).isNull();
        assertThat(converter().tryConvertTo(IntegryApp.class, Map.of("name", "a")))
                .isNull();
        assertThat(converter().tryConvertTo(IntegryFunction.class, 1)).isNull();
    }
}
