package io.github.camelintegry.internal.position;

/** The claim of somebody to a walk: nobody else has it from when he takes it until he gives it back. */
public final class WalkClaim {

    private final Repositories repositories;
    private final Object owner;
    private final String key;
    private final Object claimant;
    private boolean taken;

    WalkClaim(Repositories repositories, Object owner, String key, Object claimant) {
        this.repositories = repositories;
        this.owner = owner;
        this.key = key;
        this.claimant = claimant;
    }

    /**
     * Takes the walk.
     *
     * @throws IllegalArgumentException if somebody else has it
     */
    public synchronized void take() {
        repositories.take(owner, key, claimant);
        taken = true;
    }

    /** Gives it back, if it was taken. */
    public synchronized void giveBack() {
        if (taken) {
            repositories.giveBack(owner, key);
            taken = false;
        }
    }
}
