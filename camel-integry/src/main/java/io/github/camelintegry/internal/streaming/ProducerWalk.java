package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.position.WalkClaim;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.position.WalkProgress;
import io.github.camelintegry.internal.position.WalkSettings;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.walk.Walker;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One walk of a producer: nobody else has it while it is claimed. Without a repository nothing is claimed and nothing kept. */
final class ProducerWalk {

    private static final Logger LOG = LoggerFactory.getLogger(ProducerWalk.class);

    private final ProducerWalks all;
    private final SharedWalks shared;
    private final WalkIdentity identity;
    private final WalkClaim claim;
    private UnfinishedWalks.@Nullable Kept known;
    private @Nullable WalkProgress progress;

    ProducerWalk(ProducerWalks all, WalkIdentity identity) {
        this.all = all;
        this.shared = all.shared().get();
        this.identity = identity;
        this.claim = all.walks().claim(identity, this);
    }

    IntegryRequest request() {
        return identity.request();
    }

    /** What it shares with the others of the component, as that was started when it began. */
    SharedWalks shared() {
        return shared;
    }

    /**
     * Keeps the walk from everybody else.
     *
     * @throws IllegalArgumentException if somebody has it
     */
    void claim() {
        if (all.areKept()) {
            claim.take();
        }
    }

    void giveBackClaim() {
        if (all.areKept()) {
            claim.giveBack();
        }
    }

    /** Where it begins; may block. */
    WalkPosition begin() {
        WalkSettings settings = all.settings();
        UnfinishedWalks.Kept taken = all.areKept()
                ? shared.unfinished()
                        .take(settings.repository(), identity, settings.itemsPath(), () -> all.unknown(identity))
                : all.unknown(identity);
        WalkProgress made = all.walks().progress(identity, taken.log());
        known = taken;
        progress = made;
        return made.position();
    }

    /** The walk in place of this one, since its cursor was refused; throws the failure if there is none. May block. */
    WalkPosition fallBack(IntegryException failure) {
        return progress().fallBack(failure);
    }

    /** Fetches its pages, of which the first is there. */
    Walker walker(WalkPosition begin, CallResult first) {
        return all.walks()
                .factory()
                .walkers(request(), known().guards(), all.settings().limits())
                .beginningWith(first)
                .from(begin);
    }

    WalkProgress progress() {
        return Objects.requireNonNull(progress, "begun");
    }

    private UnfinishedWalks.Kept known() {
        return Objects.requireNonNull(known, "begun");
    }

    /** Takes away what {@link #describe} left of another walk. */
    static void forgetLast(Exchange exchange) {
        exchange.removeProperty(IntegryConstants.CURSOR_KEY);
        exchange.removeProperty(IntegryConstants.POSITION);
        exchange.removeProperty(IntegryConstants.POSITION_BEFORE);
    }

    /**
     * Says which position will be written in the place of which. In properties: the headers of these names may be those of a page
     * of a consumer's, inside whose exchange this is.
     */
    void describe(Exchange exchange, WalkPosition position) {
        exchange.setProperty(IntegryConstants.CURSOR_KEY, identity.key());
        exchange.setProperty(IntegryConstants.POSITION, position.text());
        String before = progress().before();
        if (before != null) {
            exchange.setProperty(IntegryConstants.POSITION_BEFORE, before);
        }
    }

    /**
     * Writes how far it came, once its exchange has ended well. What goes wrong is told to people: nobody else is left to hear of
     * it.
     *
     * @param claimed whether nobody else can have had it meanwhile
     */
    void commit(WalkPosition position, boolean claimed) {
        try {
            progress().commit(position);
            if (claimed) {
                shared.unfinished()
                        .leave(
                                all.settings().repository(),
                                identity,
                                all.settings().itemsPath(),
                                known(),
                                position);
            }
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "An exchange of {} ended well, but how far its walk came could not be kept under cursorKey={}: the"
                            + " pages that it took come again, from the position that is stored",
                    request().label(),
                    Texts.excerpt(identity.key()),
                    e);
            shared.failures().commitFailed(request());
        }
    }

    /** Says that a walk nobody read was closed, and what follows. */
    void tellStalled(long millis) {
        LOG.warn(
                "The walk of {} was closed, since nobody had read it for stallTimeout={} ms: what is left of it comes with a later"
                        + " exchange",
                request().label(),
                millis);
    }
}
