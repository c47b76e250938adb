package io.github.camelintegry.internal.designtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cursor is told apart from a function's parameters, whatever the schema is like. */
class PagedSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEP = 100_000;

    @Test
    void theCursorIsNoParameterAndTheSchemaStaysAsItWas() throws Exception {
        String text = "{\"type\":\"object\",\"properties\":{\"a\":{},\"_cursor\":{},\"cursor\":{}},"
                + "\"required\":[\"a\",\"_cursor\"]}";
        JsonNode schema = JSON.readTree(text);

        PagedSchema paged = PagedSchema.of(schema);

        assertThat(paged.cursor()).isEqualTo("_cursor");
        assertThat(paged.parameters())
                .isEqualTo(JSON.readTree(
                        "{\"type\":\"object\",\"properties\":{\"a\":{},\"cursor\":{}},\"required\":[\"a\"]}"));
        assertThat(schema).isEqualTo(JSON.readTree(text));
    }

    @Test
    void aDeepSchemaIsNoReasonToFail() {
        ObjectNode schema = JSON.createObjectNode();
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("next_page");
        ObjectNode innermost = properties.putObject("deep");
        for (int i = 0; i < DEEP; i++) {
            innermost = innermost.putObject("items");
        }

        PagedSchema paged = PagedSchema.of(ValuesFrom.toldIn(schema));

        assertThat(paged.cursor()).isEqualTo("next_page");
        assertThat(paged.parameters().path("properties").properties())
                .singleElement()
                .satisfies(parameter -> assertThat(parameter.getKey()).isEqualTo("deep"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[\"_cursor\"]",
                "\"_cursor\"",
                "{}",
                "{\"properties\":null}",
                "{\"properties\":[\"_cursor\"],\"required\":{\"_cursor\":1}}",
                "{\"properties\":\"_cursor\",\"required\":[\"_cursor\"]}"
            })
    void whatHasNoPropertiesIsShownAsItIs(String text) throws Exception {
        JsonNode schema = JSON.readTree(text);

        PagedSchema paged = PagedSchema.of(ValuesFrom.toldIn(schema));

        assertThat(paged.cursor()).isNull();
        assertThat(paged.parameters()).isEqualTo(JSON.readTree(text));
    }

    @Test
    void anOddListOfWhatIsRequiredStaysAsItIs() throws Exception {
        JsonNode schema = JSON.readTree("{\"properties\":{\"_cursor\":7},\"required\":{\"_cursor\":[1]}}");

        assertThat(PagedSchema.of(schema).parameters())
                .isEqualTo(JSON.readTree("{\"properties\":{},\"required\":{\"_cursor\":[1]}}"));
    }
}
