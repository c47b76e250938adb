package io.github.camelintegry.simulator.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Records of one kind, by ascending id. The first ones are the same in every run. Thread-safe.
 *
 * <p>It can change while clients walk through it. The cursor of a page stands for the last id on it, and a page is what
 * follows that id when it is asked for. So whatever comes and goes in between, no record is served twice in a walk, none
 * that stays is left out, those added are on the last pages, and a cursor stays valid although its own record, or all
 * of them, are gone.
 */
public interface RecordStore {

    /** {@return the number of records} */
    int size();

    /** {@return copies of all records, in the order of their ids} */
    List<ObjectNode> all();

    /**
     * Adds a copy of a record under the next free id; {@code id} is set, and {@code update_time} if absent.
     *
     * @return a copy of what was stored
     */
    ObjectNode add(ObjectNode fields);

    /**
     * Removes a record. Its id is not given out again.
     *
     * @return whether there was one of this id
     */
    boolean remove(long id);

    /** Removes every record. Ids are not given out again, so cursors stay valid. */
    void removeAll();
}
