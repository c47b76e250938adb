package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.option.StartFrom;
import java.time.InstantSource;

/**
 * The walks that options describe: which they are, who has them, and where they stand.
 *
 * @param settings     what the options say
 * @param factory      makes walkers of them
 * @param repositories know who has which walk
 * @param memory       keeps those that no repository keeps
 * @param clock        says when a walk began
 */
public record StoredWalks(
        WalkSettings settings, WalkFactory factory, Repositories repositories, Object memory, InstantSource clock) {

    /** The walk that the options alone describe: a {@code cursorKey} is its whole key. */
    public WalkIdentity ofOptions(IntegryRequest request) {
        Fingerprint fingerprint = factory.fingerprint(request);
        String key = settings.cursorKey();
        return new WalkIdentity(request, fingerprint, key == null ? fingerprint.key() : key);
    }

    /** A walk whose user a message names: a {@code cursorKey} is a prefix, or all users would share one position. */
    public WalkIdentity ofMessage(IntegryRequest request) {
        Fingerprint fingerprint = factory.fingerprint(request);
        String prefix = settings.cursorKey();
        return new WalkIdentity(request, fingerprint, prefix == null ? fingerprint.key() : fingerprint.key(prefix));
    }

    /** Where a walk stands that is kept there. */
    public WalkLog log(WalkIdentity walk, PositionStore store, StartFrom startFrom) {
        return new WalkLog(store, walk.fingerprint(), clock, startFrom, settings.startCursor());
    }

    /** How a walk goes on, as these options want it. */
    public WalkProgress progress(WalkIdentity walk, WalkLog log) {
        return new WalkProgress(walk, log, settings);
    }

    /** Starts the repository that they are kept in, if nobody has. */
    public void startRepository() {
        if (settings.repository() != null) {
            repositories.start(settings.repository());
        }
    }

    /** The claim of somebody to a walk; the same one, or its equal, may take a walk more than once. */
    public WalkClaim claim(WalkIdentity walk, Object claimant) {
        Object owner = settings.repository() == null ? memory : settings.repository();
        return repositories.claim(walk.request().label(), owner, walk.key(), claimant);
    }
}
