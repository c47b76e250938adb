package io.github.camelintegry.simulator.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Records of one kind, by ascending id. The first ones are generated, the same in every run, and made anew whenever
 * they are read, so that a store of a million costs no memory. Thread-safe.
 *
 * <p>It can change while clients walk through it. The cursor of a page stands for the last id on it, and a page is what
 * follows that id when it is asked for. So whatever comes and goes in between, no record is served twice in a walk, none
 * that stays is left out, those added are on the last pages, and a cursor stays valid although its own record, or all
 * of them, are gone.
 */
public final class RecordStore {

    private final LongFunction<ObjectNode> generator;
    private final TreeMap<Long, ObjectNode> added = new TreeMap<>();
    private final Set<Long> removed = new HashSet<>();
    private long generated;
    private long lastId;

    public RecordStore(int generated, LongFunction<ObjectNode> generator) {
        if (generated < 0) {
            throw new IllegalArgumentException("A negative number of records: " + generated);
        }
        this.generated = generated;
        this.generator = generator;
        this.lastId = generated;
    }

    /** {@return the number of records} */
    public synchronized int size() {
        return Math.toIntExact(generated - removed.size() + added.size());
    }

    /** {@return copies of all records, in the order of their ids} */
    public synchronized List<ObjectNode> all() {
        return after(0, size()).stream().map(ObjectNode::deepCopy).toList();
    }

    /**
     * Adds a copy of a record under the next free id; {@code id} is set, and {@code update_time} if absent.
     *
     * @return a copy of what was stored
     */
    public synchronized ObjectNode add(ObjectNode fields) {
        ObjectNode record = Json.object().put("id", ++lastId);
        fields.properties().forEach(field -> {
            if (!field.getKey().equals("id")) {
                record.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        if (!record.has("update_time")) {
            record.put(
                    "update_time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        added.put(lastId, record);
        return record.deepCopy();
    }

    /**
     * Removes a record. Its id is not given out again.
     *
     * @return whether there was one of this id
     */
    public synchronized boolean remove(long id) {
        return isGenerated(id) ? removed.add(id) : added.remove(id) != null;
    }

    /** Removes every record. Ids are not given out again, so cursors stay valid. */
    public synchronized void removeAll() {
        generated = 0;
        removed.clear();
        added.clear();
    }

    /** {@return at most {@code limit} records whose id is greater, in order; not to be changed} */
    public synchronized List<ObjectNode> after(long id, int limit) {
        List<ObjectNode> found = new ArrayList<>();
        for (long last = Math.max(0, id); last < generated && found.size() < limit; last++) {
            if (!removed.contains(last + 1)) {
                found.add(generator.apply(last + 1));
            }
        }
        added.tailMap(id, false).values().stream()
                .limit(limit - (long) found.size())
                .forEach(found::add);
        return found;
    }

    public synchronized Optional<ObjectNode> find(long id) {
        if (removed.contains(id)) {
            return Optional.empty();
        }
        return Optional.ofNullable(isGenerated(id) ? generator.apply(id) : added.get(id));
    }

    private boolean isGenerated(long id) {
        return id > 0 && id <= generated;
    }
}
