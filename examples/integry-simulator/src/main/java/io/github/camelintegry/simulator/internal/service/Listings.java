package io.github.camelintegry.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the listings of apps and functions come. */
public enum Listings {
    /** In pages, the last one with a null cursor. */
    PAGED {
        @Override
        int size(int asked) {
            return asked;
        }

        @Override
        ObjectNode withCursor(ObjectNode answer, String key, String cursor) {
            return answer.put(key, cursor);
        }
    },
    /** Whole, and without a cursor. */
    UNPAGED {
        @Override
        int size(int asked) {
            return Integer.MAX_VALUE;
        }

        @Override
        ObjectNode withCursor(ObjectNode answer, String key, String cursor) {
            return answer;
        }
    };

    /** {@return how many a page holds at most} */
    abstract int size(int asked);

    abstract ObjectNode withCursor(ObjectNode answer, String key, String cursor);
}
