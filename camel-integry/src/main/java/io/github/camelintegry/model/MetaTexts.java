package io.github.camelintegry.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads metadata, which is for people: what is not as it was seen before is left out, and never a reason to fail. */
final class MetaTexts {

    private MetaTexts() {}

    /** {@return the first of them that is a text or a number, as a text; {@code null} if none is} */
    static @Nullable String first(JsonNode... values) {
        for (JsonNode value : values) {
            if (value.isTextual() || value.isNumber()) {
                return value.asText();
            }
        }
        return null;
    }

    /** {@return the app, of which the service gives an object, or the name alone; {@code null} if it gives neither} */
    static @Nullable IntegryApp app(JsonNode json) {
        String name = first(json.isObject() ? json.path("name") : json);
        if (name == null) {
            return null;
        }
        JsonNode several = json.path("allow_multiple_connected_accounts");
        return new IntegryApp(
                json.path("id").asLong(),
                name,
                first(json.path("title")),
                first(json.path("icon_url")),
                first(json.path("docs_url")),
                first(json.path("login_url")),
                several.isBoolean() ? several.booleanValue() : null,
                accounts(json.path("connected_accounts")));
    }

    private static List<ConnectedAccount> accounts(JsonNode json) {
        List<ConnectedAccount> accounts = new ArrayList<>();
        if (json.isArray()) {
            for (JsonNode each : json) {
                if (each.path("id").canConvertToLong()) {
                    accounts.add(new ConnectedAccount(
                            each.path("id").longValue(),
                            first(each.path("display_name")),
                            first(each.path("modified_at"))));
                }
            }
        }
        return accounts;
    }
}
