package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkKey;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.util.BoundedCache;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks that go on in a later exchange: what is known of them besides their stored positions. Without it a walk that had no
 * records yet would begin again in each exchange, and one that goes in circles would never be found out. It is for the walks
 * used last; what is forgotten is known anew after some pages.
 */
final class UnfinishedWalks {

    private static final int MAX_KEPT = 256;

    private final BoundedCache<Key, AtomicReference<@Nullable Kept>> kept = new BoundedCache<>(MAX_KEPT);

    /**
     * What is known of a walk.
     *
     * @param log    where it stands
     * @param guards keep it from circles
     */
    record Kept(WalkLog log, WalkGuards guards) {}

    /** Takes out what is known of a walk, or else makes it, for whoever has the claim to it. */
    Kept take(@Nullable Object place, WalkIdentity walk, @Nullable String itemsPath, Supplier<Kept> otherwise) {
        Key key = key(place, walk, itemsPath);
        AtomicReference<@Nullable Kept> slot = kept.get(key);
        Kept known = slot == null ? null : slot.getAndSet(null);
        return known == null ? otherwise.get() : known;
    }

    /** Keeps what is known of a walk that was left there, unless it is over. */
    void leave(@Nullable Object place, WalkIdentity walk, @Nullable String itemsPath, Kept known, WalkPosition at) {
        if (at.state() == WalkPosition.State.WALKING) {
            kept.put(key(place, walk, itemsPath), new AtomicReference<>(known));
        }
    }

    private static Key key(@Nullable Object place, WalkIdentity walk, @Nullable String itemsPath) {
        return new Key(WalkKey.of(place, walk), itemsPath);
    }

    /** What another itemsPath finds on the same pages says nothing here. */
    private record Key(WalkKey walk, @Nullable String itemsPath) {}
}
