package io.github.camelintegry.simulator.contract;

import static io.github.camelintegry.simulator.wire.Operation.GET_FUNCTION;
import static io.github.camelintegry.simulator.wire.Operation.LIST_FUNCTIONS;
import static io.github.camelintegry.simulator.wire.Operation.PREDICT;

import java.util.stream.Stream;

/** Listings of functions, functions as they are got, and predictions. */
final class ContractFunctionRows {

    private static final String LISTING = "listing.json#/$defs/";
    private static final String PLAIN = "function.json#/$defs/of";
    private static final String WITH_META = "function.json#/$defs/withMeta";
    private static final String WITH_ARGUMENTS = "function.json#/$defs/withArguments";
    private static final String POST_MESSAGE = "slack-post-message";
    private static final String VARIABLES = "\"_variables\": {\"text\": \"Good morning\", \"channel\": \"C1\"}";

    private ContractFunctionRows() {}

    static Stream<ContractRow> all() {
        return Stream.concat(
                Stream.of(ContractStyle.values())
                        .flatMap(style -> Stream.of(listings(style), functions(style), predictions(style))
                                .flatMap(rows -> rows)),
                ofOneStyle());
    }

    private static Stream<ContractRow> listings(ContractStyle style) {
        String more = LISTING + style + "-functions-more";
        String last = LISTING + style + "-functions-last";
        return Stream.of(
                list("first page", style).expects(200, more),
                list("middle page", style)
                        .started(builder -> builder.cataloguePageSize(30))
                        .page(2)
                        .expects(200, more),
                list("last page", style)
                        .started(builder -> builder.cataloguePageSize(30))
                        .page(3)
                        .expects(200, last),
                list("unpaged", style)
                        .started(builder -> builder.unpagedListings(true))
                        .expects(200, LISTING + style + "-functions-unpaged"),
                list("filtered by app", style).query("app", "Slack").expects(200, last),
                list("filtered by type", style).query("type", "passthrough").expects(200, last),
                list("filtered by another type", style).query("type", "QUERY").expects(200, last),
                list("searched", style).query("search", "ADD-A-PERSON").expects(200, last),
                list("connected only", style)
                        .query("app", "slack")
                        .query("connected_only", "true")
                        .expects(200, last),
                list("none connected", style)
                        .prepared(simulator -> simulator.disconnect(ContractRow.USER, "slack"))
                        .query("app", "slack")
                        .query("connected_only", "true")
                        .expects(200, LISTING + style + "-functions-none"),
                list("with meta", style)
                        .query("app", "slack")
                        .query("include", "meta")
                        .expects(200, LISTING + style + "-functions-meta"),
                list("wrong type", style).query("type", "OTHER").expects(400, "refusal.json#/$defs/invalidType"));
    }

    private static Stream<ContractRow> functions(ContractStyle style) {
        String plain = PLAIN + (style == ContractStyle.ACTION ? "ActionStyle" : "ResourceStyle");
        return Stream.of(
                get("an action", style, "pipedrive-add-a-person").expects(200, plain),
                get("a paged function", style, "pipedrive-get-all-persons").expects(200, plain),
                get("a passthrough", style, "pipedrive-passthrough-request").expects(200, plain),
                get("with meta", style, POST_MESSAGE).query("include", "meta").expects(200, WITH_META),
                get("meta of a paged function", style, "hubspot-get-all-contacts")
                        .query("include", "meta")
                        .expects(200, WITH_META),
                get("meta without account", style, POST_MESSAGE)
                        .prepared(simulator -> simulator.disconnect(ContractRow.USER, "slack"))
                        .query("include", "meta")
                        .expects(200, WITH_META),
                get("of a version", style, POST_MESSAGE).header("Version", "1").expects(200, plain),
                get("meta of a version", style, POST_MESSAGE)
                        .header("Version", "1")
                        .query("include", "meta")
                        .expects(200, WITH_META),
                get("in a language", style, POST_MESSAGE)
                        .header("Accept-Language", "de-DE")
                        .expects(200, plain));
    }

    private static Stream<ContractRow> predictions(ContractStyle style) {
        return Stream.of(
                predict("found", style, "Add a person to Pipedrive").expects(200, "prediction.json#/$defs/found"),
                predict("found with arguments", style, "Add a person to Pipedrive with name Ada")
                        .query("predict_arguments", "true")
                        .expects(200, "prediction.json#/$defs/foundWithArguments"),
                predict("found with meta", style, "Add a person to Pipedrive")
                        .query("include", "meta")
                        .expects(200, "prediction.json#/$defs/foundWithMeta"),
                predict("found among the connected", style, "Add a person to Pipedrive")
                        .query("connected_only", "true")
                        .expects(200, "prediction.json#/$defs/found"),
                predict("none", style, "xyzzy").expects(200, "prediction.json#/$defs/none"),
                predict("empty prompt", style, "").expects(400, "refusal.json#/$defs/emptyPrompt"));
    }

    /** What only the action style has: a body to a function that is got, and the same by GET. */
    private static Stream<ContractRow> ofOneStyle() {
        return Stream.of(
                inActionStyle("with prompt")
                        .body("{\"prompt\": \"say text hello\"}")
                        .expects(200, WITH_ARGUMENTS),
                inActionStyle("with variables")
                        .body("{" + VARIABLES + "}")
                        .expects(200, "function.json#/$defs/withTags"),
                inActionStyle("with prompt and variables")
                        .body("{\"prompt\": \"say text hello\", " + VARIABLES + "}")
                        .expects(200, WITH_ARGUMENTS),
                inActionStyle("without a body").body("").expects(200, PLAIN + "ActionStyle"),
                inActionStyle("an empty body typed as a form")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body("")
                        .expects(200, PLAIN + "ActionStyle"),
                list("an empty body typed as a form", ContractStyle.ACTION)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body("")
                        .expects(200, LISTING + "ACTION-functions-more"),
                inActionStyle("by GET")
                        .asks(asked -> asked.method("GET").body(""))
                        .expects(200, PLAIN + "ActionStyle"),
                inActionStyle("by GET, with meta")
                        .asks(asked -> asked.method("GET").body(""))
                        .query("include", "meta")
                        .expects(200, WITH_META),
                ContractRow.of("no prompt", ContractStyle.ACTION, PREDICT, "")
                        .expects(400, "refusal.json#/$defs/emptyPrompt"),
                ContractRow.of("no prompt", ContractStyle.RESOURCE, PREDICT, "")
                        .expects(400, "refusal.json#/$defs/emptyPrompt"),
                ContractRow.of("a slash before the query", ContractStyle.RESOURCE, PREDICT, "")
                        .asks(asked -> asked.path("/functions/"))
                        .prompt("Add a person to Pipedrive")
                        .expects(200, "prediction.json#/$defs/found"));
    }

    private static ContractRow inActionStyle(String name) {
        return get(name, ContractStyle.ACTION, POST_MESSAGE);
    }

    private static ContractRow list(String name, ContractStyle style) {
        return ContractRow.of(name, style, LIST_FUNCTIONS, "");
    }

    private static ContractRow get(String name, ContractStyle style, String function) {
        return ContractRow.of(name, style, GET_FUNCTION, function);
    }

    private static ContractRow predict(String name, ContractStyle style, String prompt) {
        return ContractRow.of(name, style, PREDICT, "").prompt(prompt);
    }
}
