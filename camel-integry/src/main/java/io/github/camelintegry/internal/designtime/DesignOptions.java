package io.github.camelintegry.internal.designtime;

import io.github.camelintegry.internal.binding.RequestTemplate;
import io.github.camelintegry.internal.client.CallSettings;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.runtime.ClientRuntimes;
import java.util.Map;

/** What a designer's options say over those of the component. Each answer fails if the options it is made of are wrong. */
public interface DesignOptions {

    /** Reads options as an endpoint does. */
    interface Reader {

        /**
         * {@return what they say}
         *
         * @param remaining the operation, and the name if there is one, as they stand in a URI
         * @throws Exception if an option cannot be set
         */
        DesignOptions read(String remaining, Map<String, Object> options) throws Exception;
    }

    /** What they say of requests. */
    RequestTemplate request();

    /** Which functions or apps a listing chooses, as query parameters. */
    Map<String, String> filters();

    /** How calls are made. */
    CallSettings call();

    /** How calls are made while somebody waits for the answer: once, for no longer than one answer may take. */
    CallSettings promptCall();

    /** How many pages without records may follow each other. */
    int maxEmptyPages();

    /** Whether a call may use an account that is not the user's own. */
    boolean allowsWorkspaceAccounts();

    /** Connections of the designer's own, which nobody else uses and which the designer ends. */
    ClientRuntimes newRuntimes();

    /** A client that calls so by these connections. */
    IntegryClient client(ClientRuntimes runtimes, CallSettings calls);

    /**
     * Finds what an endpoint would at its start.
     *
     * @throws IllegalArgumentException with the name of what is wrong
     */
    void check();
}
