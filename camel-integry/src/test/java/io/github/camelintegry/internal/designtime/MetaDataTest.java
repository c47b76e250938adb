package io.github.camelintegry.internal.designtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.BothStyles;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.IntegrySimulatorJson;
import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.extension.MetaDataExtension;
import org.apache.camel.component.extension.MetaDataExtension.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** What a designer is shown. */
@SuppressWarnings("deprecation")
@BothStyles
class MetaDataTest {

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.style(style).start();
    }

    private MetaDataExtension extension() {
        return fixture.component.getExtension(MetaDataExtension.class).orElseThrow();
    }

    private MetaData meta(Map<String, Object> parameters) {
        return extension().meta(parameters).orElseThrow();
    }

    private static List<String> names(MetaData meta) {
        return meta.getPayload(JsonNode.class)
                .valueStream()
                .map(each -> each.path("name").asText())
                .toList();
    }

    @Test
    void functionsAreAllOfAllPagesWithTheirTypes() {
        MetaData meta = meta(Map.of("userId", "u1"));

        assertThat(names(meta))
                .hasSizeGreaterThan(50)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("pipedrive-get-all-persons", "slack-post-message");
        assertThat(meta.getAttributes()).containsEntry(MetaData.CONTENT_TYPE, "application/json");
        assertThat(meta.getAttribute(MetaData.JAVA_TYPE)).isEqualTo(JsonNode.class);
        JsonNode post = meta.getPayload(JsonNode.class)
                .valueStream()
                .filter(each -> each.path("name").asText().equals("slack-post-message"))
                .findFirst()
                .orElseThrow();
        assertThat(post)
                .isEqualTo(IntegrySimulatorJson.parse("{\"name\":\"slack-post-message\","
                        + "\"description\":\"Post a message to a channel\",\"type\":\"ACTION\"}"));
    }

    @Test
    void functionsAreChosenByAppTypeAndSearch() {
        fixture.component.getConfiguration().setUserId("u1");

        MetaData meta = meta(
                Map.of("operation", "functions", "app", "pipedrive", "type", "QUERY", "search", "all", "name", ""));

        assertThat(names(meta)).isNotEmpty().allMatch(name -> name.matches("pipedrive-.*all.*"));
        assertThat(meta.getPayload(JsonNode.class))
                .allSatisfy(each -> assertThat(each.path("type").asText()).isEqualTo("QUERY"));
    }

    @Test
    void aFunctionIsTheSchemaOfItsParameters() {
        MetaData meta = meta(Map.of("userId", "u1", "name", "pipedrive-add-a-person", "parameters.name", "Ada"));

        JsonNode schema = meta.getPayload(JsonNode.class);
        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(schema.at("/properties/name/type").asText()).isEqualTo("string");
        assertThat(schema.path("required")).isNotEmpty();
        assertThat(meta.getAttribute(MetaData.CONTENT_TYPE, String.class)).isEqualTo("application/schema+json");
        assertThat(meta.getAttribute("name", String.class)).isEqualTo("pipedrive-add-a-person");
    }

    @Test
    void aParameterWhoseValuesAnotherFunctionListsNamesIt() {
        fixture.simulator.answerNext(
                RawAnswer.of(
                        200,
                        "application/json",
                        """
                {"name": "slack-post-message", "parameters": {"type": "object", "properties": {
                  "channel": {"type": "string",
                    "description": "The channel. Call `slack-list-conversations` to get the available values."},
                  "text": {"type": "string", "description": "The message"}}}}"""));

        JsonNode schema =
                meta(Map.of("userId", "u1", "name", "slack-post-message")).getPayload(JsonNode.class);

        assertThat(schema.at("/properties/channel/x-integry-values-from").asText())
                .isEqualTo("slack-list-conversations");
        assertThat(schema.at("/properties/text").has("x-integry-values-from")).isFalse();
    }

    @Test
    void passthroughIsWhatItsFunctionTakes() {
        MetaData meta = meta(Map.of("userId", "u1", "operation", "passthrough", "name", "slack"));

        assertThat(meta.getPayload(JsonNode.class).path("properties").has("url"))
                .isTrue();
    }

    @Test
    void appsAndAnApp() {
        assertThat(names(meta(Map.of("userId", "u1", "operation", "apps")))).contains("pipedrive", "slack");
        assertThat(names(meta(Map.of("userId", "u1", "operation", "app")))).contains("pipedrive", "slack");
        JsonNode app = meta(Map.of("userId", "u1", "operation", "app", "name", "slack"))
                .getPayload(JsonNode.class);
        assertThat(app.path("connected_accounts")).hasSize(1);
    }

    @Test
    void nothingOfWhatIsNotKnown() {
        assertThat(extension().meta(Map.of("userId", "u1", "name", "no-such-function")))
                .isEmpty();
        assertThat(extension().meta(Map.of("userId", "u1", "operation", "app", "name", "nope")))
                .isEmpty();
        assertThat(extension().meta(Map.of("userId", "u1", "operation", "predict")))
                .isEmpty();
    }

    @Test
    void parametersOverrideTheComponent() {
        assertThatThrownBy(() -> extension().meta(Map.of("userId", "u1", "appSecret", "s3cr3t", "name", "x-y")))
                .isInstanceOf(IntegryAuthenticationException.class)
                .hasMessageNotContaining("s3cr3t");
        fixture.component.getConfiguration().setAppSecret("wrong");
        assertThat(names(meta(Map.of("userId", "u1", "appSecret", fixture.simulator.appSecret(), "operation", "apps"))))
                .isNotEmpty();
    }

    @Test
    void withoutAUserThereIsNothingToAsk() {
        assertThatThrownBy(() -> extension().meta(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("userId");
        assertThat(fixture.simulator.journal().size()).isZero();
    }
}
