package io.github.camelintegry.simulator.function;

import java.time.Instant;
import java.util.Objects;

/**
 * An account of an app that a user can have calls made with.
 *
 * @param id          what {@code connected_account_id} names it by; no two accounts have the same
 * @param displayName what a person tells it by
 * @param modifiedAt  a call that names no account uses the newest one
 * @param ofWorkspace whether it belongs to the user's workspace: such an account is used and shown only where
 *                    {@code allow_workspace_connected_accounts=true} allows it
 */
public record ConnectedAccount(long id, String displayName, Instant modifiedAt, boolean ofWorkspace) {

    /** Refuses ids below 1. */
    public ConnectedAccount {
        if (id < 1) {
            throw new IllegalArgumentException("Not the id of an account: " + id);
        }
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(modifiedAt, "modifiedAt");
    }

    /** {@return an account of the user's own} */
    public static ConnectedAccount own(long id, String displayName, Instant modifiedAt) {
        return new ConnectedAccount(id, displayName, modifiedAt, false);
    }

    /** {@return an account of the user's workspace} */
    public static ConnectedAccount ofWorkspace(long id, String displayName, Instant modifiedAt) {
        return new ConnectedAccount(id, displayName, modifiedAt, true);
    }
}
