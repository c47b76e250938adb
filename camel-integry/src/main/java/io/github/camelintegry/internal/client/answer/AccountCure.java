package io.github.camelintegry.internal.client.answer;

import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Texts;
import java.util.regex.Pattern;

/** What to do about a refusal for want of an account, which may be that of the user or of his workspace. */
final class AccountCure {

    private static final String CHOSEN = "connected_account_id";
    private static final String OF_WORKSPACE = "allow_workspace_connected_accounts";

    /** By field or in words; not what says that none is connected. */
    private static final Pattern ABOUT_THE_CHOSEN =
            Pattern.compile("\\bconnected[_ ]account", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAMES_A_METHOD = Pattern.compile("\\bconnectApp\\b");

    private AccountCure() {}

    /** {@return the cure for an account that is not connected} */
    static String notConnected(IntegryRequest request, Refusal refusal) {
        String method = refusal.mentions(NAMES_A_METHOD)
                ? " (connectApp is a method of Integry's SDK in the pages of your application, not of this component)"
                : "";
        String workspace = request.query().containsKey(OF_WORKSPACE)
                ? ", or somebody one for the workspace: allowWorkspaceConnectedAccounts=true is set already"
                : "; or set allowWorkspaceConnectedAccounts=true, if an account of the workspace may be used";
        return ". The user has to connect an account of the app with Integry first" + method + workspace
                + (request.query().containsKey(CHOSEN) ? chosen(request) : "");
    }

    /** {@return whether it is the account that the request names which is refused} */
    static boolean isAboutChosen(IntegryRequest request, Refusal refusal) {
        return request.query().containsKey(CHOSEN) && refusal.mentions(ABOUT_THE_CHOSEN);
    }

    /** {@return the cure for an account that is named, but is none of the user's} */
    static String chosen(IntegryRequest request) {
        return ". The operation app lists the accounts that the user has connected: correct connectedAccountId, or the header"
                + " CamelIntegryConnectedAccountId, which is "
                + Texts.excerpt(String.valueOf(request.query().get(CHOSEN)), 100);
    }
}
