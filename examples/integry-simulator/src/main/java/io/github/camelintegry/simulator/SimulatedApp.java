package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An app that functions belong to. */
record SimulatedApp(long id, String name, String title) {

    private static final long ACCOUNTS_PER_APP = 1_000_000;

    /** {@return the app as a user sees it} */
    ObjectNode json(String user, boolean connected) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("title", title)
                .put("icon_url", "https://cdn.integry.example/icons/" + name + ".svg")
                .put("docs_url", "https://docs.integry.example/apps/" + name)
                .put("login_url", "https://login.integry.example/" + name)
                .put("allow_multiple_connected_accounts", false);
        var accounts = json.putArray("connected_accounts");
        if (connected) {
            accounts.addObject()
                    .put("id", id * ACCOUNTS_PER_APP + Math.floorMod(user.hashCode(), ACCOUNTS_PER_APP))
                    .put("display_name", user + " at " + title)
                    .put("modified_at", "2026-01-01T00:00:00Z");
        }
        return json;
    }
}
