package io.github.camelintegry.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.internal.util.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each schema refuses what a client of the vendor's would stumble over: a table that accepts all would prove nothing. */
class ContractSchemasTest {

    private final ContractSchemas schemas = new ContractSchemas();

    @ParameterizedTest(name = "{0}: {1} as {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                // the row's name | what is changed in its answer | the new value, or none to take it away
                "an action (ACTION GET_FUNCTION) | /parameters/properties/age/type | \"integer\"",
                "an action (ACTION GET_FUNCTION) | /parameters/properties/age/type | [\"number\", \"null\"]",
                "an action (ACTION GET_FUNCTION) | /parameters/properties/age/type |",
                "an action (ACTION GET_FUNCTION) | /parameters/properties/_cursor | {\"type\": \"string\"}",
                "an action (ACTION GET_FUNCTION) | /description | null",
                "a passthrough (ACTION GET_FUNCTION) | /parameters/properties/body/type |",
                "a paged function (ACTION GET_FUNCTION) | /parameters/properties/_cursor |",
                "a paged function (ACTION GET_FUNCTION) | /parameters/required | [\"_cursor\"]",
                "a paged function (RESOURCE GET_FUNCTION) | /parameters/properties/next_page |",
                "a paged function (RESOURCE GET_FUNCTION) | /parameters/required | [\"next_page\"]",
                "with meta (ACTION GET_FUNCTION) | /meta/app | \"slack\"",
                "with meta (ACTION GET_FUNCTION) | /meta/version |",
                "with meta (ACTION GET_FUNCTION) | /parameters/properties/text/meta |",
                "with meta (RESOURCE GET_FUNCTION) | /parameters/properties/text/meta/ui/ui_field/type | 1",
                "with variables (ACTION GET_FUNCTION) | /arguments/text | \"Good morning\"",
                "with prompt (ACTION GET_FUNCTION) | /arguments |",
                "connected (RESOURCE GET_APP) | /connected_accounts/0/id | \"17\"",
                "connected (RESOURCE GET_APP) | /connected_accounts/0/modified_at | \"yesterday\"",
                "connected (RESOURCE GET_APP) | /connected_accounts | []",
                "connected (ACTION GET_APP) | /id | \"101\"",
                "connected (ACTION GET_APP) | /icon_url | null",
                "all apps on one page (ACTION LIST_APPS) | /_cursor |",
                "all apps on one page (ACTION LIST_APPS) | /_cursor | \"\"",
                "all apps on one page (ACTION LIST_APPS) | /count |",
                "all apps on one page (RESOURCE LIST_APPS) | /next_page | \"\"",
                "first page (ACTION LIST_FUNCTIONS) | /functions/4/parameters/properties/id/type | \"integer\"",
                "first page (RESOURCE LIST_FUNCTIONS) | /next_page | null",
                "found (ACTION PREDICT) | /functions/1 | {\"name\": \"a\", \"description\": \"b\"}",
                "an action (ACTION CALL_FUNCTION) | /network_code | 200",
                "an action (ACTION CALL_FUNCTION) | /_cursor | null",
                "a numeric network_code (ACTION CALL_FUNCTION) | /network_code | \"200\"",
                "output is null (ACTION CALL_FUNCTION) | /output |",
                "output is absent (ACTION CALL_FUNCTION) | /output | null",
                "the app says no (ACTION CALL_FUNCTION) | /network_code | \"200\"",
                "page 1 by cursors TEXT (ACTION CALL_FUNCTION) | /_cursor | 7",
                "page 1 by cursors NUMBER (ACTION CALL_FUNCTION) | /_cursor | \"7\"",
                "page 1 by cursors OBJECT (ACTION CALL_FUNCTION) | /_cursor | \"7\"",
                "the only page (ACTION CALL_FUNCTION) | /_cursor |",
                "the only page (ACTION CALL_FUNCTION) | /_cursor | \"\"",
                "the only page (RESOURCE CALL_FUNCTION) | /next_page | null",
                "the only page (RESOURCE CALL_FUNCTION) | /next_page |",
                "the only page, absent end (ACTION CALL_FUNCTION) | /_cursor | null",
                "the only page, absent end (RESOURCE CALL_FUNCTION) | /next_page | \"\"",
                "missing argument (ACTION CALL_FUNCTION) | /error | \"Could not call the function due to invalid input.\"",
                "missing argument (ACTION CALL_FUNCTION) | /error_details/name | \"This parameter is required.\"",
                "missing argument (ACTION CALL_FUNCTION) | /error_details |",
                "not connected (ACTION CALL_FUNCTION) | /error_details/0 | \"User has not connected their account.\"",
                "empty prompt (ACTION PREDICT) | /prompt | \"Empty\"",
                "no credentials (RESOURCE LIST_APPS) | /detail | \"Who are you?\"",
                "unknown function (RESOURCE GET_FUNCTION) | /detail | \"Not found.\"",
                "wrong method (RESOURCE GET_FUNCTION) | /detail | \"Not allowed.\""
            })
    void refusesAnAnswerThatIsChanged(String name, String pointer, String value) throws Exception {
        ContractRow row = ContractTest.rows()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        JsonNode answer;
        try (IntegrySimulator simulator = row.setup().start()) {
            answer = row.answer(simulator).json();
        }
        assertThat(schemas.problems(row.expected().schema(), answer)).isEmpty();

        change(answer, JsonPointer.compile(pointer), value == null ? null : Json.parse(value));

        assertThat(schemas.problems(row.expected().schema(), answer))
                .as(answer.toString())
                .isNotEmpty();
    }

    private static void change(JsonNode answer, JsonPointer pointer, JsonNode value) {
        JsonNode parent = answer.at(pointer.head());
        JsonPointer last = pointer.last();
        if (parent instanceof ArrayNode array) {
            if (last.getMatchingIndex() < array.size()) {
                array.set(last.getMatchingIndex(), value);
            } else {
                array.add(value);
            }
        } else if (value == null) {
            assertThat(((ObjectNode) parent).remove(last.getMatchingProperty())).isNotNull();
        } else {
            ((ObjectNode) parent).set(last.getMatchingProperty(), value);
        }
    }
}
