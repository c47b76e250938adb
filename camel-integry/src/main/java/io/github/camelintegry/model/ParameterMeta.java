package io.github.camelintegry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the service says about a parameter of a function with {@code include=meta}, beside its schema. None of it is
 * promised: what is absent, or of another kind than was seen, is {@code null}.
 *
 * @param id                  its number, as a text
 * @param title               its name for people
 * @param machineName         its name for the app behind the function
 * @param required            whether a call must have it
 * @param descriptionForUsers what it is, for people
 * @param fieldType           how the service's own designer asks for it, such as {@code TEXTFIELD}
 * @param defaultValue        what that designer fills in, of any kind
 * @param placeholder         what that designer shows in an empty field
 */
public record ParameterMeta(
        @Nullable String id,
        @Nullable String title,
        @Nullable String machineName,
        @Nullable Boolean required,
        @Nullable String descriptionForUsers,
        @Nullable String fieldType,
        @Nullable JsonNode defaultValue,
        @Nullable String placeholder) {

    /** {@return what the member {@code meta} of a parameter's schema says; {@code null} if it is no object} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static @Nullable ParameterMeta of(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        JsonNode ui = json.path("ui");
        JsonNode isRequired = json.path("is_required");
        JsonNode filledIn = ui.path("default_value");
        return new ParameterMeta(
                MetaTexts.first(json.path("id")),
                MetaTexts.first(json.path("title")),
                MetaTexts.first(json.path("machine_name")),
                isRequired.isBoolean() ? isRequired.booleanValue() : null,
                MetaTexts.first(json.path("description_for_users")),
                MetaTexts.first(ui.path("ui_field").path("type")),
                filledIn.isMissingNode() || filledIn.isNull() ? null : filledIn,
                MetaTexts.first(ui.path("placeholder")));
    }
}
