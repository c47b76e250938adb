package io.github.camelintegry.simulator.journal;

import io.github.camelintegry.simulator.wire.Slashes;
import java.util.List;
import java.util.function.Predicate;

/**
 * The requests that were answered, in the order of their arrival. An entry is there before its client sees the answer.
 * The newest 100,000 are kept. Thread-safe.
 */
public interface Journal {

    /** {@return an immutable snapshot} */
    List<JournalEntry> entries();

    /** {@return the entries whose raw path starts with the prefix} */
    default List<JournalEntry> entries(String pathPrefix) {
        return entries().stream()
                .filter(entry -> entry.path().startsWith(pathPrefix))
                .toList();
    }

    /**
     * {@return the requests that {@link Slashes} had redirected, an immutable snapshot} They were not served, so they are
     * not among {@link #entries()}.
     */
    List<JournalEntry> redirects();

    /**
     * {@return whether a request of one client was in work while one of another was} Clients can be told apart by
     * user, header or connection. Of a request that was never answered only the beginning counts.
     */
    default boolean overlap(Predicate<JournalEntry> one, Predicate<JournalEntry> other) {
        List<JournalEntry> others = entries().stream().filter(other).toList();
        return entries().stream().filter(one).anyMatch(entry -> others.stream().anyMatch(entry::overlaps));
    }

    /** {@return the number of entries kept} */
    int size();

    /** Forgets all entries; the numbering goes on. */
    void clear();
}
