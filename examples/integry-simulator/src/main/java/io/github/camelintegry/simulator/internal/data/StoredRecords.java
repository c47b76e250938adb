package io.github.camelintegry.simulator.internal.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.RecordStore;
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
 * Records of which the first ones are generated, and made anew whenever they are read, so that a store of a million costs
 * no memory.
 */
public final class StoredRecords implements RecordStore {

    private final LongFunction<ObjectNode> generator;
    private final TreeMap<Long, ObjectNode> added = new TreeMap<>();
    private final Set<Long> removed = new HashSet<>();
    private long generated;
    private long lastId;

    public StoredRecords(int generated, LongFunction<ObjectNode> generator) {
        if (generated < 0) {
            throw new IllegalArgumentException("A negative number of records: " + generated);
        }
        this.generated = generated;
        this.generator = generator;
        this.lastId = generated;
    }

    @Override
    public synchronized int size() {
        return Math.toIntExact(generated - removed.size() + added.size());
    }

    @Override
    public synchronized List<ObjectNode> all() {
        return after(0, size()).stream().map(ObjectNode::deepCopy).toList();
    }

    @Override
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

    @Override
    public synchronized boolean remove(long id) {
        return isGenerated(id) ? removed.add(id) : added.remove(id) != null;
    }

    @Override
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
