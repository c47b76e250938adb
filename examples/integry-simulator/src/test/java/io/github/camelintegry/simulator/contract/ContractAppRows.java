package io.github.camelintegry.simulator.contract;

import static io.github.camelintegry.simulator.wire.Operation.GET_APP;
import static io.github.camelintegry.simulator.wire.Operation.LIST_APPS;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Listings of apps, and apps as each kind of user sees them. */
final class ContractAppRows {

    private static final String LISTING = "listing.json#/$defs/";

    private ContractAppRows() {}

    static Stream<ContractRow> all() {
        return Stream.concat(Stream.of(ContractStyle.values()).flatMap(ContractAppRows::of), pagedByClients());
    }

    private static Stream<ContractRow> of(ContractStyle style) {
        String more = LISTING + style + "-apps-more";
        String last = LISTING + style + "-apps-last";
        return Stream.of(
                list("all apps on one page", style).expects(200, last),
                list("first page", style).prepared(ContractAppRows::addApps).expects(200, more),
                list("middle page", style)
                        .prepared(ContractAppRows::addApps)
                        .page(2)
                        .expects(200, more),
                list("last page", style)
                        .prepared(ContractAppRows::addApps)
                        .page(3)
                        .expects(200, last),
                list("unpaged", style)
                        .prepared(ContractAppRows::addApps)
                        .started(builder -> builder.unpagedListings(true))
                        .expects(200, LISTING + style + "-apps-unpaged"),
                list("filtered by app", style).query("app", "Slack").expects(200, last),
                list("connected only", style).query("connected_only", "true").expects(200, last),
                list("searched", style).query("search", "SPOT").expects(200, last),
                list("none found", style)
                        .query("search", "nothing-like-it")
                        .expects(200, LISTING + style + "-apps-none"),
                get("connected", style, "pipedrive").expects(200, "app.json#/$defs/connected"),
                get("several accounts", style, "pipedrive")
                        .prepared(ContractUsers::severalAccounts)
                        .expects(200, "app.json#/$defs/severalAccounts"),
                get("only the workspace's account", style, "pipedrive")
                        .prepared(ContractUsers::workspaceAccount)
                        .expects(200, "app.json#/$defs/unconnected"),
                get("the workspace's account allowed", style, "pipedrive")
                        .prepared(ContractUsers::workspaceAccount)
                        .query("allow_workspace_connected_accounts", "true")
                        .expects(200, "app.json#/$defs/connected"),
                get("no account", style, "pipedrive")
                        .prepared(ContractUsers::noAccount)
                        .expects(200, "app.json#/$defs/unconnected"));
    }

    /** What the vendor's clients send and the documentation does not have. */
    private static Stream<ContractRow> pagedByClients() {
        ContractRow action = list("page_size", ContractStyle.ACTION).query("page_size", "2");
        ContractRow node = list("page_size, cursor in the query", ContractStyle.ACTION)
                .query("page_size", "2")
                .cursor("_cursor", false);
        ContractRow browser = list("page_size of the browser's client", ContractStyle.RESOURCE)
                .query("page_size", "2")
                .cursor("cursor", false);
        return Stream.of(
                        pages(action, LISTING + "ACTION-apps"),
                        pages(node, LISTING + "ACTION-apps"),
                        pages(browser, LISTING + "browser-apps"))
                .flatMap(rows -> rows);
    }

    private static Stream<ContractRow> pages(ContractRow row, String schema) {
        return IntStream.rangeClosed(1, 3).mapToObj(page -> row.named(row.name() + ", page " + page)
                .page(page)
                .expects(200, schema + (page < 3 ? "-more" : "-last")));
    }

    private static ContractRow list(String name, ContractStyle style) {
        return ContractRow.of(name, style, LIST_APPS, "");
    }

    private static ContractRow get(String name, ContractStyle style, String app) {
        return ContractRow.of(name, style, GET_APP, app);
    }

    /** Enough for three pages. */
    private static void addApps(IntegrySimulator simulator) {
        IntStream.range(0, 100)
                .forEach(i -> simulator.function(SimulatedFunction.query("extra" + i + "-get", call -> null)));
    }
}
