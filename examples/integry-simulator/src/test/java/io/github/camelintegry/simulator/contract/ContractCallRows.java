package io.github.camelintegry.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import io.github.camelintegry.simulator.wire.Operation;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls that are executed: their envelopes, by style, form of the cursor and way to end. */
final class ContractCallRows {

    private static final String CALL = "call.json#/$defs/";
    private static final String ADD = "pipedrive-add-a-person";
    private static final String GET_ALL = "pipedrive-get-all-persons";
    private static final Map<String, String> HEADERS = Map.of("X-Credits", "\\d+", "X-Session-ID", "\\S+");

    private ContractCallRows() {}

    static Stream<ContractRow> all() {
        return Stream.of(ContractStyle.values())
                .flatMap(style -> Stream.of(outputs(style), accounts(style), pages(style), ends(style))
                        .flatMap(rows -> rows))
                .map(row -> row.expectsHeaders(HEADERS));
    }

    private static Stream<ContractRow> outputs(ContractStyle style) {
        return Stream.of(
                call("an action", style, ADD).body("{\"name\": \"Ada\"}").expects(200, CALL + "action"),
                call("a form", style, ADD)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body("name=Ada&age=36")
                        .expects(200, CALL + "action"),
                call("a whole number as 36.0", style, ADD)
                        .body("{\"name\": \"Ada\", \"age\": 36.0}")
                        .expects(200, CALL + "action"),
                call("one record", style, "pipedrive-get-a-person")
                        .body("{\"id\": 1.0}")
                        .expects(200, CALL + "action"),
                call("a passthrough", style, "pipedrive-passthrough-request")
                        .body("{\"method\": \"POST\", \"url\": \"/v1/persons\", \"body\": {\"name\": \"Ada\"}}")
                        .expects(200, CALL + "action"),
                call("with variables", style, "slack-post-message")
                        .body("{\"channel\": \"C1\", \"text\": \"{text}\", \"_variables\": {\"text\": \"Hello\"}}")
                        .expects(200, CALL + "action"),
                call("of a version", style, ADD)
                        .header("Version", "1")
                        .body("{\"name\": \"Ada\"}")
                        .expects(200, CALL + "action"),
                call("a numeric network_code", style, ADD)
                        .started(builder -> builder.numericNetworkCode(true))
                        .body("{\"name\": \"Ada\"}")
                        .expects(200, CALL + "numericCode"),
                call("the app says no", style, ADD)
                        .body("{\"name\": \"reject-me\"}")
                        .expects(200, CALL + "failure"),
                call("the app does not find it", style, "pipedrive-get-a-person")
                        .body("{\"id\": 9999}")
                        .expects(200, CALL + "failure"),
                call("output is null", style, "t-output")
                        .prepared(simulator -> outputs(simulator, NullNode.instance))
                        .expects(200, CALL + "nullOutput"),
                call("output is absent", style, "t-output")
                        .prepared(simulator -> outputs(simulator, null))
                        .expects(200, CALL + "noOutput"));
    }

    private static void outputs(IntegrySimulator simulator, JsonNode output) {
        simulator.function(SimulatedFunction.query("t-output", call -> FunctionAnswer.ok(output)));
    }

    private static Stream<ContractRow> accounts(ContractStyle style) {
        return Stream.of(
                call("with the workspace's account allowed", style, ADD)
                        .prepared(ContractUsers::workspaceAccount)
                        .query("allow_workspace_connected_accounts", "true")
                        .body("{\"name\": \"Ada\"}")
                        .expects(200, CALL + "action"),
                call("with the newest of several accounts", style, ADD)
                        .prepared(ContractUsers::severalAccounts)
                        .body("{\"name\": \"Ada\"}")
                        .expects(200, CALL + "action"),
                call("with a chosen account", style, ADD)
                        .prepared(ContractUsers::severalAccounts)
                        .query("connected_account_id", String.valueOf(ContractUsers.OWN_ACCOUNT))
                        .body("{\"name\": \"Ada\"}")
                        .expects(200, CALL + "action"));
    }

    /** Three pages by each kind of cursor; objects are for the action style alone, the other one has texts then. */
    private static Stream<ContractRow> pages(ContractStyle style) {
        return Stream.of(CursorKind.values()).flatMap(kind -> {
            boolean text = kind == CursorKind.OBJECT && style == ContractStyle.RESOURCE;
            String form = (text ? CursorKind.TEXT : kind).name().toLowerCase();
            return IntStream.rangeClosed(1, 3)
                    .mapToObj(page -> call("page " + page + " by cursors " + kind, style, GET_ALL)
                            .started(builder -> builder.cursors(kind))
                            .page(page)
                            .expects(200, CALL + style + (page < 3 ? "-" + form : "-end-explicit")));
        });
    }

    private static Stream<ContractRow> ends(ContractStyle style) {
        return Stream.of(
                call("records within an object", style, "hubspot-get-all-contacts")
                        .expects(200, CALL + style + "-records-in-object"),
                call("absent end", style, GET_ALL)
                        .started(builder -> builder.ends(Ends.ABSENT))
                        .page(3)
                        .expects(200, CALL + style + "-end-absent"),
                call("the only page", style, GET_ALL)
                        .started(builder -> builder.persons(7))
                        .expects(200, CALL + style + "-end-explicit"),
                call("the only page, absent end", style, GET_ALL)
                        .started(builder -> builder.persons(7).ends(Ends.ABSENT))
                        .expects(200, CALL + style + "-end-absent"),
                call("nothing at all", style, GET_ALL)
                        .started(builder -> builder.persons(0))
                        .expects(200, CALL + style + "-empty-end"),
                call("a cursor although nothing is left", style, GET_ALL)
                        .started(builder -> builder.trailingEmptyPage(true))
                        .page(3)
                        .expects(200, CALL + style + "-text"),
                call("the empty page behind it", style, GET_ALL)
                        .started(builder -> builder.trailingEmptyPage(true))
                        .page(4)
                        .expects(200, CALL + style + "-empty-end"),
                call("an empty body typed as a form", style, GET_ALL)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body("")
                        .expects(200, CALL + style + "-text"),
                call("a cursor that is null stands for the first page", style, GET_ALL)
                        .body("{\"" + style.cursorKey() + "\": null}")
                        .expects(200, CALL + style + "-text"),
                call("an empty cursor stands for the first page", style, GET_ALL)
                        .body("{\"" + style.cursorKey() + "\": \"\"}")
                        .expects(200, CALL + style + "-text"));
    }

    private static ContractRow call(String name, ContractStyle style, String function) {
        return ContractRow.of(name, style, Operation.CALL_FUNCTION, function);
    }
}
