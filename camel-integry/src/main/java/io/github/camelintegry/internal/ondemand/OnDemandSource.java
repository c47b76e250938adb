package io.github.camelintegry.internal.ondemand;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.binding.PageBinding;
import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.binding.RequestBinding;
import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.position.PositionStores;
import io.github.camelintegry.internal.position.StoredWalks;
import io.github.camelintegry.internal.position.WalkClaim;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkKey;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.position.WalkProgress;
import io.github.camelintegry.internal.position.WalkSettings;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.ActionCheck;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.option.StartFrom;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** What an endpoint's options say about its walks on demand: whose they are, where they are kept, how they are read. */
public final class OnDemandSource {

    private final DefaultEndpoint endpoint;
    private final RequestBinding requests;
    private final StoredWalks walks;
    private final ReplyBinding replies;
    private final Supplier<Catalogue> catalogue;
    private final Supplier<OnDemandWalks> open;
    private final @Nullable IntegryRequest own;
    private volatile boolean knownToRead;

    /**
     * The walks of this endpoint.
     *
     * @param requests  make its requests
     * @param walks     what the options say of walks
     * @param replies   put into exchanges what replies say
     * @param catalogue knows whether a function changes something
     * @param open      the walks that are open in its component
     */
    public OnDemandSource(
            DefaultEndpoint endpoint,
            RequestBinding requests,
            StoredWalks walks,
            ReplyBinding replies,
            Supplier<Catalogue> catalogue,
            Supplier<OnDemandWalks> open) {
        this.endpoint = endpoint;
        this.requests = requests;
        this.walks = walks;
        this.replies = replies;
        this.catalogue = catalogue;
        this.open = open;
        this.own = requests.ofOptions();
    }

    /** The claim to the walk of the options' own user; {@code null} if only messages name users. */
    public @Nullable WalkClaim ownClaim() {
        walks.startRepository();
        if (own == null) {
            return null;
        }
        WalkIdentity walk = walks.ofOptions(own);
        log(walk, false);
        return claim(walk);
    }

    /**
     * The walk that a message asks for.
     *
     * @throws IllegalArgumentException if neither it nor the options name a user, or if its headers are no texts
     */
    WalkIdentity walkOf(@Nullable Message message) {
        if (message == null) {
            if (own == null) {
                throw new IllegalArgumentException(
                        "No user: set the option userId. A ConsumerTemplate has no message to take" + " the header "
                                + IntegryConstants.USER_ID + " from");
            }
            return walks.ofOptions(own);
        }
        IntegryRequest asked = requests.walk(message);
        boolean same = own != null
                && asked.userId().equals(own.userId())
                && asked.query().equals(own.query())
                && Objects.equals(asked.version(), own.version());
        return same ? walks.ofOptions(asked) : walks.ofMessage(asked);
    }

    /**
     * Refuses to walk what the catalogue knows to be an action.
     *
     * @return whether that is settled; not if the time is over
     */
    boolean refuseActions(ActionCheck check, Duration timeout, BooleanSupplier goOn) throws InterruptedException {
        if (!knownToRead) {
            knownToRead = check.check(timeout, goOn);
        }
        return knownToRead;
    }

    WalkKey key(WalkIdentity walk) {
        return WalkKey.of(settings().repository(), walk);
    }

    /** Where a walk stands that is opened now; fails if the repository cannot take its key. */
    WalkLog log(WalkIdentity walk, boolean later) {
        return walks.log(
                walk,
                PositionStores.apart(settings().repository(), walk.key()),
                later ? StartFrom.RESUME : settings().startFrom());
    }

    /** A walk as these options want it. Nothing is fetched before somebody asks. */
    OnDemandView view(WalkIdentity walk, OnDemandWalk opened) {
        WalkLimits limits = new WalkLimits(0, 0, settings().limits().maxEmptyPages());
        IntegryRequest request = walk.request();
        WalkProgress progress = walks.progress(walk, opened.log());
        return new OnDemandView(
                progress,
                walks.factory().walkers(request, opened.guards(), limits),
                new PageBinding(replies, request, walk.key(), progress::before),
                claim(walk),
                new ActionCheck(catalogue, settings().functionType(), request));
    }

    /** All of the component's receivers that ask for the same have a walk together. */
    private WalkClaim claim(WalkIdentity walk) {
        return walks.claim(
                walk, new Claimant(endpoint.getComponent(), walk.fingerprint().hex()));
    }

    WalkSettings settings() {
        return walks.settings();
    }

    OnDemandWalks open() {
        return open.get();
    }

    Exchange createExchange() {
        return endpoint.createExchange();
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }

    private record Claimant(Component component, String fingerprint) {}
}
