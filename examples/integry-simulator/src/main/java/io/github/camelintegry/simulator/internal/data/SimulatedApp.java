package io.github.camelintegry.simulator.internal.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.internal.util.Json;
import java.util.List;

/** An app that functions belong to. */
public record SimulatedApp(long id, String name, String title) {

    /** {@return the app as a user with these accounts sees it} */
    public ObjectNode json(List<ConnectedAccount> connected) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("title", title)
                .put("icon_url", "https://cdn.integry.example/icons/" + name + ".svg")
                .put("docs_url", "https://docs.integry.example/apps/" + name)
                .put("login_url", "https://login.integry.example/" + name)
                .put("allow_multiple_connected_accounts", connected.size() > 1);
        var accounts = json.putArray("connected_accounts");
        connected.forEach(account -> accounts.addObject()
                .put("id", account.id())
                .put("display_name", account.displayName())
                .put("modified_at", account.modifiedAt().toString()));
        return json;
    }
}
