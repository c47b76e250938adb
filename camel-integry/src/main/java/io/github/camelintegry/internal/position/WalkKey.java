package io.github.camelintegry.internal.position;

import org.jspecify.annotations.Nullable;

/**
 * Tells a walk that this process knows of from all others.
 *
 * @param place       the repository that it is kept in, by its identity; {@code null} for memory
 * @param key         the key under which it is kept there
 * @param fingerprint of what it asks for
 */
public record WalkKey(@Nullable Object place, String key, String fingerprint) {

    /** {@return that of a walk that is kept there} */
    public static WalkKey of(@Nullable Object place, WalkIdentity walk) {
        return new WalkKey(place, walk.key(), walk.fingerprint().hex());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WalkKey that
                && that.place == place
                && that.key.equals(key)
                && that.fingerprint.equals(fingerprint);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + fingerprint.hashCode();
    }
}
