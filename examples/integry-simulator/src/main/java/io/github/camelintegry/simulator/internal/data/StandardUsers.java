package io.github.camelintegry.simulator.internal.data;

import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.function.Users;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Users who are not as everyone is, for a person who tries the simulator. */
public final class StandardUsers {

    /** Has two accounts of Pipedrive. */
    public static final String TWO_ACCOUNTS = "two-accounts";
    /** Has nothing but accounts of the workspace. */
    public static final String WORKSPACE_ONLY = "workspace-only";
    /** Has connected no app. */
    public static final String NO_ACCOUNTS = "no-accounts";

    public static final String HELP =
            """
            Every User-ID has one account of every app, but for these:
              two-accounts             of Pipedrive two: 501 and, newer, 502
              workspace-only           only accounts of the workspace, from 601 on: they are
                                       used with allow_workspace_connected_accounts=true alone
              no-accounts              none of any app
            """;

    private static final Instant OLDER = Instant.parse("2026-01-05T09:30:00Z");
    private static final Instant NEWER = Instant.parse("2026-02-10T16:45:00Z");
    private static final long FIRST_OF_WORKSPACE = 601;

    private StandardUsers() {}

    public static void fill(Users users, Set<String> apps) {
        users.disconnect(TWO_ACCOUNTS, "pipedrive");
        List.of(
                        ConnectedAccount.own(501, "Sales at Pipedrive", OLDER),
                        ConnectedAccount.own(502, "Support at Pipedrive", NEWER))
                .forEach(account -> users.connect(TWO_ACCOUNTS, "pipedrive", account));
        long id = FIRST_OF_WORKSPACE;
        for (String app : apps) {
            users.disconnect(WORKSPACE_ONLY, app);
            users.connect(WORKSPACE_ONLY, app, ConnectedAccount.ofWorkspace(id++, "The workspace at " + app, OLDER));
            users.disconnect(NO_ACCOUNTS, app);
        }
    }
}
