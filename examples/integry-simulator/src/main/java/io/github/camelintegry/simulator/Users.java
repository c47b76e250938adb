package io.github.camelintegry.simulator;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who has connected which app: everyone every app, except those marked here. Thread-safe. */
public final class Users {

    private record Account(String user, String app) {

        static Account of(String user, String app) {
            return new Account(user, app.toLowerCase(Locale.ROOT));
        }
    }

    private final Set<Account> disconnected = ConcurrentHashMap.newKeySet();

    Users() {}

    /** From now on calls of the app's functions are refused for this user. */
    public void disconnect(String user, String app) {
        disconnected.add(Account.of(user, app));
    }

    /** Takes a {@link #disconnect(String, String)} back. */
    public void connect(String user, String app) {
        disconnected.remove(Account.of(user, app));
    }

    /** {@return whether the user's calls of the app's functions are executed} */
    public boolean isConnected(String user, String app) {
        return !disconnected.contains(Account.of(user, app));
    }
}
