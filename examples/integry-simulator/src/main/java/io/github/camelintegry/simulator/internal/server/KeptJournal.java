package io.github.camelintegry.simulator.internal.server;

import io.github.camelintegry.simulator.journal.Journal;
import io.github.camelintegry.simulator.journal.JournalEntry;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps the newest entries. They come in the order of the answers, and are kept in that of the requests. */
public final class KeptJournal implements Journal {

    static final int CAPACITY = 100_000;

    private final AtomicLong lastNumber = new AtomicLong();
    private final TreeMap<Long, JournalEntry> entries = new TreeMap<>();
    private final TreeMap<Long, JournalEntry> redirects = new TreeMap<>();

    @Override
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized List<JournalEntry> redirects() {
        return List.copyOf(redirects.values());
    }

    @Override
    public synchronized int size() {
        return entries.size();
    }

    @Override
    public synchronized void clear() {
        entries.clear();
        redirects.clear();
    }

    long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    synchronized void add(JournalEntry entry) {
        keep(entries, entry);
    }

    synchronized void addRedirect(JournalEntry entry) {
        keep(redirects, entry);
    }

    private static void keep(TreeMap<Long, JournalEntry> kept, JournalEntry entry) {
        kept.put(entry.number(), entry);
        if (kept.size() > CAPACITY) {
            kept.pollFirstEntry();
        }
    }
}
