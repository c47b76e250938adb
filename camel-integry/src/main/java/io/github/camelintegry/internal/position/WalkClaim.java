package io.github.camelintegry.internal.position;

/** The claim of somebody to a walk: nobody else has it from when he takes it until he gives it back. */
public final class WalkClaim {

    private final Repositories repositories;
    private final String walk;
    private final Object owner;
    private final String key;
    private final Object claimant;

    WalkClaim(Repositories repositories, String walk, Object owner, String key, Object claimant) {
        this.repositories = repositories;
        this.walk = walk;
        this.owner = owner;
        this.key = key;
        this.claimant = claimant;
    }

    String walk() {
        return walk;
    }

    String key() {
        return key;
    }

    /** Whether that one has the walk, on behalf of somebody else. */
    boolean isRefusedBy(WalkClaim other) {
        return owner == other.owner && key.equals(other.key) && !claimant.equals(other.claimant);
    }

    /**
     * Takes the walk.
     *
     * @throws IllegalArgumentException if somebody else has it
     */
    public void take() {
        repositories.take(this);
    }

    /** Gives it back, if it was taken. */
    public void giveBack() {
        repositories.giveBack(this);
    }
}
