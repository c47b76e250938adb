package io.github.camelintegry.benchmarks.walks;

import io.github.camelintegry.benchmarks.peers.Contexts;
import io.github.camelintegry.benchmarks.peers.RawClient;
import io.github.camelintegry.benchmarks.service.Service;

/** Who is compared. */
enum WalkKind {
    /** Fetches, works, fetches: the yardstick, and what tells how long a fetch takes. */
    SEQUENTIAL("raw Vert.x, one after the other") {
        @Override
        WalkSubject open(Service service) {
            return new SequentialWalk(new RawClient(service, 1));
        }
    },

    /** Fetches the next page during the work. */
    READ_AHEAD("raw Vert.x, one page ahead") {
        @Override
        WalkSubject open(Service service) {
            return new ReadAheadWalk(new RawClient(service, 1));
        }
    },

    /** The component, everything at its default. */
    INTEGRY("integry:") {
        @Override
        WalkSubject open(Service service) {
            return new RouteWalk(Contexts.integry(service));
        }
    };

    private final String label;

    WalkKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    abstract WalkSubject open(Service service);
}
