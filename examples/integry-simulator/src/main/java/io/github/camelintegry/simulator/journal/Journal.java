package io.github.camelintegry.simulator.journal;

import io.github.camelintegry.simulator.wire.Slashes;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The requests that were answered, in the order of their arrival. An entry is there before its client sees the answer.
 * The newest {@value #CAPACITY} are kept. Thread-safe.
 */
public final class Journal {

    public static final int CAPACITY = 100_000;

    private final AtomicLong lastNumber = new AtomicLong();
    private final TreeMap<Long, JournalEntry> entries = new TreeMap<>();
    private final TreeMap<Long, JournalEntry> redirects = new TreeMap<>();

    public Journal() {}

    /** {@return an immutable snapshot} */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** {@return the entries whose raw path starts with the prefix} */
    public List<JournalEntry> entries(String pathPrefix) {
        return entries().stream()
                .filter(entry -> entry.path().startsWith(pathPrefix))
                .toList();
    }

    /**
     * {@return the requests that {@link Slashes} had redirected, an immutable snapshot} They were not served, so they are
     * not among {@link #entries()}.
     */
    public synchronized List<JournalEntry> redirects() {
        return List.copyOf(redirects.values());
    }

    /**
     * {@return whether a request of one client was in work while one of another was} Clients can be told apart by
     * user, header or connection. Of a request that was never answered only the beginning counts.
     */
    public boolean overlap(Predicate<JournalEntry> one, Predicate<JournalEntry> other) {
        List<JournalEntry> others = entries().stream().filter(other).toList();
        return entries().stream().filter(one).anyMatch(entry -> others.stream().anyMatch(entry::overlaps));
    }

    /** {@return the number of entries kept} */
    public synchronized int size() {
        return entries.size();
    }

    /** Forgets all entries; the numbering goes on. */
    public synchronized void clear() {
        entries.clear();
        redirects.clear();
    }

    public long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    public synchronized void add(JournalEntry entry) {
        keep(entries, entry);
    }

    public synchronized void addRedirect(JournalEntry entry) {
        keep(redirects, entry);
    }

    private static void keep(TreeMap<Long, JournalEntry> kept, JournalEntry entry) {
        kept.put(entry.number(), entry);
        if (kept.size() > CAPACITY) {
            kept.pollFirstEntry();
        }
    }
}
