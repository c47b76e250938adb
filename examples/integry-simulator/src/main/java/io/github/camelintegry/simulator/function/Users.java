package io.github.camelintegry.simulator.function;

import java.util.List;

/**
 * Who has connected which app, and by which accounts: everyone every app by one account of his own, except those changed
 * here. Thread-safe.
 *
 * <pre>{@code
 * users.disconnect("ada", "slack");
 * users.connect("ada", "slack", ConnectedAccount.ofWorkspace(7, "Our Slack", Instant.now()));
 * }</pre>
 */
public interface Users {

    /** Takes all accounts of the app from the user, so that calls of its functions are refused. */
    void disconnect(String user, String app);

    /** Sees to it that the user has an account of his own: takes a {@link #disconnect(String, String)} back. */
    void connect(String user, String app);

    /**
     * Gives the user one more account, beside those that he has: {@link #disconnect(String, String)} before leaves him
     * this one alone. Several users can have the same account of their workspace.
     *
     * @throws IllegalArgumentException if another account has its id
     */
    void connect(String user, String app, ConnectedAccount account);

    /** {@return the accounts of the app that the user has, those of his workspace among them, newest first} */
    List<ConnectedAccount> accounts(String user, String app);
}
