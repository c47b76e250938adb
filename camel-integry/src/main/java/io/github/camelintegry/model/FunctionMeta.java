package io.github.camelintegry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the service says about a function with {@code include=meta}. None of it is promised: what is absent, or of another
 * kind than was seen, is {@code null}.
 *
 * @param id           its number, as a text
 * @param version      its version, as the option {@code functionVersion} takes it
 * @param type         {@code QUERY}, {@code ACTION} or {@code PASSTHROUGH}
 * @param activityType what the service's own designer takes it for
 * @param title        its name for people
 * @param app          the app it belongs to, of which often not more than the name is known
 * @param icon         the address of a picture, that of the app if it has none of its own
 */
public record FunctionMeta(
        @Nullable String id,
        @Nullable String version,
        @Nullable String type,
        @Nullable String activityType,
        @Nullable String title,
        @Nullable IntegryApp app,
        @Nullable String icon) {

    /** {@return what this JSON says; {@code null} if it is no object} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static @Nullable FunctionMeta of(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        JsonNode ui = json.path("ui");
        IntegryApp app = MetaTexts.app(json.path("app"));
        String icon = MetaTexts.first(ui.path("icon_url"), ui.path("icon"), json.path("icon_url"), json.path("icon"));
        return new FunctionMeta(
                MetaTexts.first(json.path("id")),
                MetaTexts.first(json.path("version")),
                MetaTexts.first(json.path("type")),
                MetaTexts.first(json.path("activity_type"), json.path("activityType")),
                MetaTexts.first(ui.path("title"), json.path("title")),
                app,
                icon == null && app != null ? app.iconUrl() : icon);
    }
}
