package io.github.camelintegry.simulator.function;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Who has connected which app, and by which accounts: everyone every app by one account of his own, except those changed
 * here. Thread-safe.
 *
 * <pre>{@code
 * users.disconnect("ada", "slack");
 * users.connect("ada", "slack", ConnectedAccount.ofWorkspace(7, "Our Slack", Instant.now()));
 * }</pre>
 */
public final class Users {

    private static final Instant CONNECTED_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FIRST_GIVEN_ID = 10_000_001;

    private record Holder(String user, String app) {

        static Holder of(String user, String app) {
            return new Holder(user, app.toLowerCase(Locale.ROOT));
        }
    }

    private final Map<Holder, List<ConnectedAccount>> accounts = new HashMap<>();
    private final Map<Long, ConnectedAccount> byId = new HashMap<>();
    private long nextId = FIRST_GIVEN_ID;

    private final UnaryOperator<String> titles;

    /** {@code titles} gives an app's title by its name. */
    public Users(UnaryOperator<String> titles) {
        this.titles = titles;
    }

    /** Takes all accounts of the app from the user, so that calls of its functions are refused. */
    public synchronized void disconnect(String user, String app) {
        accounts.put(Holder.of(user, app), new ArrayList<>());
    }

    /** Sees to it that the user has an account of his own: takes a {@link #disconnect(String, String)} back. */
    public synchronized void connect(String user, String app) {
        if (!isConnected(user, app)) {
            accountsOf(Holder.of(user, app)).add(given(user, app));
        }
    }

    /**
     * Gives the user one more account, beside those that he has: {@link #disconnect(String, String)} before leaves him
     * this one alone. Several users can have the same account of their workspace.
     *
     * @throws IllegalArgumentException if another account has its id
     */
    public synchronized void connect(String user, String app, ConnectedAccount account) {
        ConnectedAccount known = byId.putIfAbsent(account.id(), account);
        if (known != null && !(known.equals(account) && account.ofWorkspace())) {
            throw new IllegalArgumentException("There is already an account " + account.id());
        }
        List<ConnectedAccount> all = accountsOf(Holder.of(user, app));
        all.add(account);
        all.sort(Comparator.comparing(ConnectedAccount::modifiedAt).reversed());
    }

    /** {@return whether the user's calls of the app's functions are executed, without an account of his workspace} */
    public boolean isConnected(String user, String app) {
        return !usable(user, app, false).isEmpty();
    }

    /** {@return the accounts of the app that the user has, those of his workspace among them, newest first} */
    public synchronized List<ConnectedAccount> accounts(String user, String app) {
        return List.copyOf(accountsOf(Holder.of(user, app)));
    }

    /** {@return the accounts that a request of the user may use, newest first} */
    public List<ConnectedAccount> usable(String user, String app, boolean workspaceAllowed) {
        return accounts(user, app).stream()
                .filter(account -> workspaceAllowed || !account.ofWorkspace())
                .toList();
    }

    private List<ConnectedAccount> accountsOf(Holder holder) {
        return accounts.computeIfAbsent(holder, h -> new ArrayList<>(List.of(given(h.user(), h.app()))));
    }

    private ConnectedAccount given(String user, String app) {
        while (byId.containsKey(nextId)) {
            nextId++;
        }
        ConnectedAccount account = ConnectedAccount.own(nextId, user + " at " + titles.apply(app), CONNECTED_AT);
        byId.put(account.id(), account);
        return account;
    }
}
