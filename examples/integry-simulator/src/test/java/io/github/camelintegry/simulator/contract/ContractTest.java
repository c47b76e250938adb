package io.github.camelintegry.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.Operation;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every answer of the simulator, for every operation in both styles, against the written contract. */
class ContractTest {

    private static final ContractSchemas SCHEMAS = new ContractSchemas();

    static Stream<ContractRow> rows() {
        return Stream.of(
                        ContractAppRows.all(),
                        ContractFunctionRows.all(),
                        ContractCallRows.all(),
                        ContractRefusalRows.all(),
                        ContractTransportRows.all(),
                        ContractFaultRows.all())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void answersAsTheContractSays(ContractRow row) {
        try (IntegrySimulator simulator = row.setup().start()) {
            TestClient.Reply reply = row.answer(simulator);

            assertThat(reply.status())
                    .as(reply.raw().body())
                    .isEqualTo(row.expected().status());
            row.expected().headers().forEach((header, pattern) -> assertThat(
                            reply.raw().headers().firstValue(header).orElse("none"))
                    .as(header)
                    .matches(pattern));
            if (row.expected().schema().isEmpty()) {
                assertThat(reply.raw().body()).isEmpty();
            } else {
                assertThat(reply.raw().headers().firstValue("Content-Type")).hasValue("application/json");
                assertThat(problems(row, reply.json())).as(reply.raw().body()).isEmpty();
                assertRefusesWhatIsAddedOrTakenAway(row, reply.json());
            }
        }
    }

    /** Or the row's schema would say nothing. */
    private static void assertRefusesWhatIsAddedOrTakenAway(ContractRow row, JsonNode answer) {
        ObjectNode more = answer.deepCopy();
        more.put("surprise", true);

        assertThat(problems(row, more)).as("with one more member").isNotEmpty();
        assertThat(problems(row, Json.object())).as("an empty object").isNotEmpty();
        assertThat(problems(row, Json.array().add(answer))).as("an array").isNotEmpty();
    }

    private static List<String> problems(ContractRow row, JsonNode answer) {
        return SCHEMAS.problems(row.expected().schema(), answer);
    }

    @Test
    void coversEveryOperationInBothStyles() {
        List<String> covered = rows().filter(row -> row.expected().status() == 200)
                .map(row -> row.style() + " " + row.operation())
                .distinct()
                .toList();

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ContractStyle.values())
                        .flatMap(style -> Stream.of(Operation.values()).map(operation -> style + " " + operation))
                        .toList());
    }

    @Test
    void namesEachRowOnce() {
        assertThat(rows().map(ContractRow::name)).doesNotHaveDuplicates();
    }

    /** An order is nothing that a schema can tell. */
    @ParameterizedTest
    @EnumSource
    void severalAccountsComeNewestFirst(ContractStyle style) {
        try (IntegrySimulator simulator = ContractRow.Setup.DEFAULT.start()) {
            ContractUsers.severalAccounts(simulator);

            JsonNode app = ContractRow.of("accounts", style, Operation.GET_APP, "pipedrive")
                    .answer(simulator)
                    .json();

            assertThat(elements(app.get("connected_accounts"))
                            .map(account -> account.get("display_name").asText()))
                    .containsExactly("Newer", "Older");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionOfTheStandardCatalogueObeys(ContractStyle style) {
        String of = "function.json#/$defs/" + (style == ContractStyle.ACTION ? "ofActionStyle" : "ofResourceStyle");
        try (IntegrySimulator simulator = ContractRow.Setup.DEFAULT.start()) {
            List<String> names = names(simulator, style);

            assertThat(names).hasSizeGreaterThan(60);
            for (String name : names) {
                ContractRow plain = ContractRow.of(name, style, Operation.GET_FUNCTION, name);
                JsonNode function = plain.answer(simulator).json();
                JsonNode detailed =
                        plain.query("include", "meta").answer(simulator).json();
                assertThat(SCHEMAS.problems(of, function))
                        .as(function.toString())
                        .isEmpty();
                assertThat(SCHEMAS.problems("function.json#/$defs/withMeta", detailed))
                        .as(detailed.toString())
                        .isEmpty();
                assertThat(function.at("/parameters/properties").fieldNames())
                        .toIterable()
                        .as("what is required of " + name + " is a parameter")
                        .containsAll(elements(function.at("/parameters/required"))
                                .map(JsonNode::asText)
                                .toList());
            }
        }
    }

    private static List<String> names(IntegrySimulator simulator, ContractStyle style) {
        ContractRow listing = ContractRow.of("all", style, Operation.LIST_FUNCTIONS, "");
        JsonNode first = listing.answer(simulator).json();
        JsonNode second = listing.page(2).answer(simulator).json();
        assertThat(second.get(style.cursorKey()).isNull()).isTrue();
        return Stream.of(first, second)
                .flatMap(page -> elements(page.get("functions")))
                .map(function -> function.get("name").asText())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
