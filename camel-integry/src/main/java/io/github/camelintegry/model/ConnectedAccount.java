package io.github.camelintegry.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An account of an app that a user connected.
 *
 * @param id          the value for the option {@code connectedAccountId}
 * @param displayName how the app calls the account
 * @param modifiedAt  when it was last changed, ISO-8601
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConnectedAccount(
        long id,
        @JsonProperty("display_name") @Nullable String displayName,
        @JsonProperty("modified_at") @Nullable String modifiedAt) {}
