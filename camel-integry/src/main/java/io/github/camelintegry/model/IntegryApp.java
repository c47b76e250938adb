package io.github.camelintegry.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app that Integry can call, as the operations {@code app} and {@code apps} give it.
 *
 * @param id                             its number; 0 where the service does not say it
 * @param name                           its name, as function names begin with it
 * @param title                          its name for people
 * @param iconUrl                        a picture
 * @param docsUrl                        where it is described
 * @param loginUrl                       where a user connects an account, if the service says so
 * @param allowMultipleConnectedAccounts whether a user can connect more than one, if the service says so
 * @param connectedAccounts              what the user of the request has connected
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IntegryApp(
        long id,
        String name,
        @Nullable String title,
        @JsonProperty("icon_url") @Nullable String iconUrl,
        @JsonProperty("docs_url") @Nullable String docsUrl,
        @JsonProperty("login_url") @Nullable String loginUrl,
        @JsonProperty("allow_multiple_connected_accounts") @Nullable Boolean allowMultipleConnectedAccounts,
        @JsonProperty("connected_accounts") List<ConnectedAccount> connectedAccounts) {

    /** An absent list of accounts is an empty one. */
    public IntegryApp {
        connectedAccounts = connectedAccounts == null ? List.of() : List.copyOf(connectedAccounts);
    }
}
