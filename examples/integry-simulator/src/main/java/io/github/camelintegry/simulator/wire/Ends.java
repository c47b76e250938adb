package io.github.camelintegry.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether the last page of a call says that it is the last one. Clients must understand both. */
public enum Ends {

    /**
     * The cursor's key is there without a cursor, as the service writes it: {@code "_cursor": null} in the action style,
     * {@code "next_page": ""} in the resource style.
     */
    EXPLICIT {
        @Override
        public JsonNode written(JsonNode end) {
            return end;
        }
    },

    /** The cursor's key is not there. */
    ABSENT {
        @Override
        public JsonNode written(JsonNode end) {
            return null;
        }
    };

    /** {@return what stands under the cursor's key, given how a style writes an end; null to leave the key out} */
    public abstract JsonNode written(JsonNode end);
}
