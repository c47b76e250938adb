package io.github.camelintegry.internal.position;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StatefulService;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The repositories that walks of a Camel context are kept in, each by its identity: who has which walk in it, and whether
 * it was started here, so that it is stopped with the context.
 */
public final class Repositories extends ServiceSupport {

    private final CamelContext context;
    private final Map<String, List<WalkClaim>> taken = new HashMap<>();
    private final Set<StateRepository<String, String>> started = Collections.newSetFromMap(new IdentityHashMap<>());

    private Repositories(CamelContext context) {
        this.context = context;
    }

    /** The ones of this context. */
    public static Repositories of(CamelContext context) {
        synchronized (context) {
            Repositories present = context.hasService(Repositories.class);
            if (present != null) {
                return present;
            }
            Repositories made = new Repositories(context);
            try {
                context.addService(made, true, true);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
            return made;
        }
    }

    /**
     * The claim of somebody to a walk, which he has not taken yet.
     *
     * @param walk     names it in messages: what is walked, and for whom
     * @param owner    the repository, or what else keeps the walk
     * @param claimant who may take it; one and the same, or its equal, may do so more than once
     */
    public WalkClaim claim(String walk, Object owner, String key, Object claimant) {
        return new WalkClaim(this, walk, owner, key, claimant);
    }

    synchronized void take(WalkClaim claim) {
        List<WalkClaim> ofKey = taken.computeIfAbsent(claim.key(), added -> new ArrayList<>());
        if (ofKey.stream().anyMatch(claim::isRefusedBy)) {
            throw new IllegalArgumentException("The walk of " + claim.walk() + " under cursorKey=" + claim.key()
                    + " is open already, in another active consumer or another exchange: let that end first, or give one"
                    + " of them another cursorKey, or a cursorRepository of its own");
        }
        ofKey.add(claim);
    }

    synchronized void giveBack(WalkClaim claim) {
        taken.computeIfPresent(claim.key(), (key, ofKey) -> {
            ofKey.remove(claim);
            return ofKey.isEmpty() ? null : ofKey;
        });
    }

    /** Starts a repository that nobody has started. */
    synchronized void start(StateRepository<String, String> repository) {
        boolean runs = repository instanceof StatefulService service && service.isStarted();
        if (!runs && !started.contains(repository)) {
            CamelContextAware.trySetCamelContext(repository, context);
            ServiceHelper.startService(repository);
            started.add(repository);
        }
    }

    @Override
    protected synchronized void doStop() {
        ServiceHelper.stopService(started);
        started.clear();
    }
}
