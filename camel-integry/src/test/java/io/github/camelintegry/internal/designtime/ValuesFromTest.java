package io.github.camelintegry.internal.designtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.IntegrySimulatorJson;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the values of a parameter come from, and how a route gets one. */
class ValuesFromTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Call `slack-list-conversations` to get the available values",
                "Id of the channel. Call `slack-list-conversations` to get the available values.",
                "call the function `slack-list-conversations` to get values",
                "Call 'slack-list-conversations' function to get all possible values",
                "Call\n  `slack-list-conversations`\tto get\nthe available values"
            })
    void aDescriptionThatNamesAFunction(String description) {
        assertThat(ValuesFrom.function(description)).isEqualTo("slack-list-conversations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The available values",
                "Call `slack-list-conversations`",
                "Call slack list conversations to get the available values",
                "Call `` to get the available values",
                "Call `slack` to get the available values",
                "Call `../apps` to get the available values",
                "Call `slack-list/../x` to get the available values",
                "Call `slack-list?x=y` to get the available values",
                "Call `slack-<script>` to get the available values",
                "Call `slack-läst` to get the available values",
                "Call `-slack-list-` to get the available values",
                "Call `slack--list` to get the available values",
                "Recall`slack-list` to get the available values",
                "Call `slack-post-message` to get rid of it"
            })
    void aDescriptionThatNamesNone(String description) {
        assertThat(ValuesFrom.function(description)).isNull();
    }

    @Test
    void aNameThatIsTooLongIsNone() {
        assertThat(ValuesFrom.function("Call `slack-" + "a".repeat(300) + "` to get the available values"))
                .isNull();
    }

    @Test
    void aHugeDescriptionIsLookedAtNoFurtherThanItsBegin() {
        String sentence = "Call `slack-list-conversations` to get the available values";
        List<String> hostile = List.of(
                " ".repeat(1 << 20) + sentence,
                "call ".repeat(1 << 18) + sentence,
                "call `" + "a-".repeat(1 << 18),
                "call `a-b` to get " + "a ".repeat(1 << 18));
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> hostile.forEach(
                        text -> assertThat(ValuesFrom.function(text)).isNull()));
    }

    @Test
    void everyParameterOfASchemaIsTold() {
        String described = "{\"description\": \"Call `a-b` to get the available values\"}";
        JsonNode schema = ValuesFrom.toldIn(IntegrySimulatorJson.parse(
                """
                {"properties": {
                  "flat": %1$s,
                  "description": %1$s,
                  "list": {"items": %1$s},
                  "nested": {"properties": {"inner": %1$s}},
                  "either": {"anyOf": [{"type": "null"}, %1$s]},
                  "given": {"default": %1$s, "enum": [%1$s]}}}"""
                        .formatted(described)));

        for (String place : List.of(
                "/properties/flat",
                "/properties/description",
                "/properties/list/items",
                "/properties/nested/properties/inner",
                "/properties/either/anyOf/1")) {
            assertThat(schema.at(place + "/x-integry-values-from").asText())
                    .as(place)
                    .isEqualTo("a-b");
        }
        assertThat(schema.at("/properties/given").toString())
                .as("a value is no schema")
                .doesNotContain("x-integry-values-from");
    }

    @Test
    void whatTheServiceHasUnderTheKeywordIsNotTakenOver() {
        JsonNode schema = ValuesFrom.toldIn(
                IntegrySimulatorJson.parse("{\"properties\": {\"a\": {\"x-integry-values-from\": \"../../x\"}}}"));

        assertThat(schema.at("/properties/a")).isEmpty();
    }

    @Test
    void aSchemaThatIsNoneStaysAsItIs() {
        for (String json : List.of("null", "[]", "true", "\"text\"", "{\"properties\": 7, \"items\": \"x\"}")) {
            assertThat(ValuesFrom.toldIn(IntegrySimulatorJson.parse(json))).isEqualTo(IntegrySimulatorJson.parse(json));
        }
    }

    @Test
    void aSchemaMayBeAsDeepAsItLikes() {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = whole;
        for (int i = 0; i < 100_000; i++) {
            inner = inner.putObject("items");
        }
        inner.put("description", "Call `a-b` to get the available values");

        ValuesFrom.toldIn(whole);

        assertThat(inner.path("x-integry-values-from").asText()).isEqualTo("a-b");
    }

    /** The recipe of calls.adoc: call it, choose, call. */
    @Test
    void aRouteCallsTheFunctionAndChoosesAmongItsValues() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            List<String> posted = new CopyOnWriteArrayList<>();
            fixture.simulator.function(SimulatedFunction.paged(
                    "slack-list-conversations",
                    List.of(
                            IntegrySimulatorJson.parse("[{\"id\": \"C1\", \"name\": \"random\"}]"),
                            IntegrySimulatorJson.parse("[{\"id\": \"C2\", \"name\": \"general\"}]"))));
            fixture.simulator.function(SimulatedFunction.action("slack-post-message", invocation -> {
                posted.add(invocation.arguments().toString());
                return FunctionAnswer.ok(invocation.arguments());
            }));
            fixture.start(routes -> routes.from("direct:announce")
                    .setProperty("text", routes.body())
                    .setBody(routes.constant(Map.of()))
                    .to("integry:function/slack-list-conversations?userId=user-1&walk=true&outputType=Map")
                    .split(routes.body())
                    .streaming()
                    .stopOnException()
                    .filter(routes.simple("${body[name]} == 'general'"))
                    .setBody(exchange -> Map.of(
                            "channel", exchange.getMessage().getBody(Map.class).get("id"),
                            "text", exchange.getProperty("text")))
                    .to("integry:function/slack-post-message?userId=user-1"));

            fixture.template().requestBody("direct:announce", "It works");

            assertThat(posted).singleElement().satisfies(arguments -> assertThat(IntegrySimulatorJson.parse(arguments))
                    .isEqualTo(IntegrySimulatorJson.parse("{\"channel\": \"C2\", \"text\": \"It works\"}")));
        }
    }
}
