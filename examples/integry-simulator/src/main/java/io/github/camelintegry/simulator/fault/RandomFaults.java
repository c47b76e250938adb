package io.github.camelintegry.simulator.fault;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws from a generator of its own for each request, so the draws do not depend on how many came before. */
record RandomFaults(long seed, double probability, List<Fault> faults) implements FaultScript {

    // any odd number that is not the generator's own step, which would make one request's draws the next one's too
    private static final long SPREAD = 0xD134_2543_DE82_EF95L;

    RandomFaults {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("Not a probability: " + probability);
        }
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("At least one fault is needed");
        }
    }

    @Override
    public Optional<Fault> decide(FaultRequest request) {
        SplittableRandom random = new SplittableRandom(seed + request.number() * SPREAD);
        return random.nextDouble() < probability
                ? Optional.of(faults.get(random.nextInt(faults.size())))
                : Optional.empty();
    }
}
