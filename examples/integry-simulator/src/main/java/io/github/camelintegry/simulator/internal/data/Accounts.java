package io.github.camelintegry.simulator.internal.data;

import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.function.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gives a user an account of an app when he is first asked for, unless he was given others. */
public final class Accounts implements Users {

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
    public Accounts(UnaryOperator<String> titles) {
        this.titles = titles;
    }

    @Override
    public synchronized void disconnect(String user, String app) {
        accounts.put(Holder.of(user, app), new ArrayList<>());
    }

    @Override
    public synchronized void connect(String user, String app) {
        List<ConnectedAccount> all = accountsOf(Holder.of(user, app));
        if (all.stream().allMatch(ConnectedAccount::ofWorkspace)) {
            all.add(given(user, app));
        }
    }

    @Override
    public synchronized void connect(String user, String app, ConnectedAccount account) {
        ConnectedAccount known = byId.putIfAbsent(account.id(), account);
        if (known != null && !(known.equals(account) && account.ofWorkspace())) {
            throw new IllegalArgumentException("There is already an account " + account.id());
        }
        List<ConnectedAccount> all = accountsOf(Holder.of(user, app));
        all.add(account);
        all.sort(Comparator.comparing(ConnectedAccount::modifiedAt).reversed());
    }

    @Override
    public synchronized List<ConnectedAccount> accounts(String user, String app) {
        return List.copyOf(accountsOf(Holder.of(user, app)));
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
