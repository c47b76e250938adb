package io.github.camelintegry.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelintegry.BothStyles;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.model.ConnectedAccount;
import io.github.camelintegry.model.FunctionMeta;
import io.github.camelintegry.model.IntegryApp;
import io.github.camelintegry.model.IntegryFunction;
import io.github.camelintegry.model.ParameterMeta;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** JSON becomes models, and nothing else becomes anything it was not before. */
@BothStyles
class ModelConverterTest {

    @Parameter
    String style;

    @RegisterExtension
    private static final IntegryFixture fixture = new IntegryFixture();

    @BeforeAll
    static void start() throws Exception {
        fixture.start();
    }

    private static TypeConverter converter() {
        return fixture.context.getTypeConverter();
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void answersBecomeModels() throws Exception {
        String endpoint = "?userId=u1&apiStyle=" + style;
        try (var template = fixture.context.createProducerTemplate()) {
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
    void metadataIsTyped() throws Exception {
        IntegryFunction function = converter()
                .mandatoryConvertTo(
                        IntegryFunction.class,
                        json(
                                "{\"name\":\"slack-post-message\",\"description\":\"Posts\",\"arguments\":{\"text\":\"{text}\"},"
                                        + "\"meta\":{\"id\":17,\"version\":3,\"type\":\"ACTION\",\"activity_type\":\"SEND\",\"new\":[1],"
                                        + "\"ui\":{\"title\":\"Post a message\"},\"app\":{\"name\":\"slack\",\"title\":\"Slack\","
                                        + "\"icon_url\":\"https://x/i.png\",\"login_url\":\"https://x/l\",\"connected_accounts\":"
                                        + "[{\"id\":7,\"display_name\":\"mine\"},{\"id\":\"no\"},5]}},"
                                        + "\"parameters\":{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\",\"meta\":"
                                        + "{\"id\":\"p1\",\"title\":\"Text\",\"machine_name\":\"text\",\"is_required\":true,"
                                        + "\"description_for_users\":\"What to say\",\"ui\":{\"ui_field\":{\"type\":\"TEXTAREA\"},"
                                        + "\"default_value\":1.5,\"placeholder\":\"Hello\"}}},\"_cursor\":{\"type\":\"string\"}}}}"));

        FunctionMeta meta = function.meta();
        assertThat(function.arguments().path("text").asText()).isEqualTo("{text}");
        assertThat(meta)
                .extracting(
                        FunctionMeta::id,
                        FunctionMeta::version,
                        FunctionMeta::type,
                        FunctionMeta::activityType,
                        FunctionMeta::title,
                        FunctionMeta::icon)
                .containsExactly("17", "3", "ACTION", "SEND", "Post a message", "https://x/i.png");
        assertThat(meta.app().title()).isEqualTo("Slack");
        assertThat(meta.app().connectedAccounts()).containsExactly(new ConnectedAccount(7, "mine", null));
        assertThat(function.parameterMeta()).containsOnlyKeys("text");
        ParameterMeta text = function.parameterMeta().get("text");
        assertThat(text.required()).isTrue();
        assertThat(text.defaultValue().asText()).isEqualTo("1.5");
        assertThat(text)
                .extracting(
                        ParameterMeta::id,
                        ParameterMeta::title,
                        ParameterMeta::machineName,
                        ParameterMeta::descriptionForUsers,
                        ParameterMeta::fieldType,
                        ParameterMeta::placeholder)
                .containsExactly("p1", "Text", "text", "What to say", "TEXTAREA", "Hello");
    }

    @Test
    void anAppMayBeNoMoreThanItsName() throws Exception {
        IntegryFunction function = converter()
                .mandatoryConvertTo(
                        IntegryFunction.class,
                        json(
                                "{\"name\":\"a-b\",\"meta\":{\"title\":\"A\",\"icon_url\":\"https://x/own\",\"app\":\"slack\"}}"));

        assertThat(function.meta().app())
                .isEqualTo(new IntegryApp(0, "slack", null, null, null, null, null, List.of()));
        assertThat(function.meta().title()).isEqualTo("A");
        assertThat(function.meta().icon()).isEqualTo("https://x/own");
    }

    @Test
    void metadataOfAnotherKindIsNoReasonToFail() throws Exception {
        for (String meta : List.of("null", "[]", "7", "\"x\"", "true")) {
            IntegryFunction function = converter()
                    .mandatoryConvertTo(
                            IntegryFunction.class,
                            json("{\"name\":\"a-b\",\"meta\":" + meta
                                    + ",\"parameters\":{\"properties\":{\"p\":{\"meta\":" + meta + "},\"q\":" + meta
                                    + "}}}"));
            assertThat(function.meta()).as(meta).isNull();
            assertThat(function.parameterMeta()).as(meta).isEmpty();
        }
        for (String value : List.of("null", "[{}]", "{\"name\":[]}", "true", "{\"title\":\"x\"}")) {
            String members = "\"id\":V,\"version\":V,\"type\":V,\"activity_type\":V,\"ui\":V,\"app\":V,\"icon\":V"
                    .replace("V", value);
            IntegryFunction function = converter()
                    .mandatoryConvertTo(
                            IntegryFunction.class,
                            json("{\"name\":\"a-b\",\"parameters\":" + value + ",\"arguments\":" + value + ",\"meta\":{"
                                    + members + "}}"));
            assertThat(function.meta().id()).as(value).isNull();
            assertThat(function.meta().app()).as(value).isNull();
            assertThat(function.meta().icon()).as(value).isNull();
            assertThat(function.parameterMeta()).as(value).isEmpty();
        }
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() throws Exception {
        IntegryFunction function = converter()
                .mandatoryConvertTo(
                        IntegryFunction.class,
                        json(
                                "{\"name\":\"a-b\",\"meta\":{\"id\":\"1\",\"version\":\"2\",\"activity_type\":\"S\",\"title\":\"A\","
                                        + "\"icon\":\"i\",\"app\":{\"name\":\"slack\",\"connected_accounts\":[{\"id\":7}]}}}"));
        var mapper = JsonMapper.builder().build();

        assertThat(mapper.readValue(mapper.writeValueAsString(function), IntegryFunction.class))
                .isEqualTo(function);
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
        Exchange exchange = new DefaultExchange(fixture.context);
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
