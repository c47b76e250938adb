package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.protocol.Operation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which paths the service wants with the other ending than they are documented with: with a slash at their end, or without
 * one. Known are only the kinds of paths, not the names in them, so that there are few, and the next name needs no redirect.
 */
public final class Slashes {

    /** Beyond that many kinds of paths, which services of one connection pool hardly have, all are learnt anew. */
    private static final int MAX_KINDS = 1_000;

    private final Set<Kind> turned = ConcurrentHashMap.newKeySet();

    /**
     * Paths of one kind.
     *
     * @param service   where they are; its own path is a part of them
     * @param style     the name of the style that they are written in
     * @param operation what is asked for by them
     */
    record Kind(BaseUrl service, String style, Operation operation) {}

    /** {@return whether paths of this kind are to be written with the other ending} */
    boolean areTurned(Kind kind) {
        return turned.contains(kind);
    }

    /** From now on paths of this kind are written so. */
    void turn(Kind kind, boolean otherEnding) {
        if (!otherEnding) {
            turned.remove(kind);
            return;
        }
        if (turned.size() >= MAX_KINDS) {
            turned.clear();
        }
        turned.add(kind);
    }
}
