package io.github.camelintegry.simulator.contract;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import java.time.Instant;

/** Makes {@link ContractRow#USER} one of the kinds of user that the contract knows, as far as Pipedrive goes. */
final class ContractUsers {

    static final long FOREIGN_ACCOUNT = 700;
    static final long OWN_ACCOUNT = 701;
    private static final String APP = "pipedrive";

    private ContractUsers() {}

    static void noAccount(IntegrySimulator simulator) {
        simulator.disconnect(ContractRow.USER, APP);
    }

    static void severalAccounts(IntegrySimulator simulator) {
        noAccount(simulator);
        simulator.users().connect(ContractRow.USER, APP, own(702, "Older", "2026-02-03T04:05:06Z"));
        simulator.users().connect(ContractRow.USER, APP, own(OWN_ACCOUNT, "Newer", "2026-03-04T05:06:07Z"));
    }

    static void workspaceAccount(IntegrySimulator simulator) {
        noAccount(simulator);
        simulator
                .users()
                .connect(
                        ContractRow.USER,
                        APP,
                        ConnectedAccount.ofWorkspace(703, "Of all of us", Instant.parse("2026-01-02T03:04:05Z")));
    }

    /** An account of another user's. */
    static void foreignAccount(IntegrySimulator simulator) {
        simulator.users().connect("user-2", APP, own(FOREIGN_ACCOUNT, "Not yours", "2026-01-02T03:04:05Z"));
    }

    private static ConnectedAccount own(long id, String name, String modifiedAt) {
        return ConnectedAccount.own(id, name, Instant.parse(modifiedAt));
    }
}
