package io.github.camelintegry.internal.ondemand;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.internal.binding.RequestBinding;
import io.github.camelintegry.internal.polling.Walks;
import io.github.camelintegry.internal.position.CursorStores;
import io.github.camelintegry.internal.position.Repositories;
import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.option.StartFrom;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/** What an endpoint's options say about its walks on demand: whose they are, where they are kept, how they are read. */
public final class OnDemandSource {

    private final IntegryEndpoint endpoint;
    private final RequestBinding requests;
    private final Repositories repositories;
    private final @Nullable StateRepository<String, String> repository;
    private final @Nullable IntegryRequest own;
    private volatile boolean knownToRead;

    /** Finds out what is wrong with the options, as far as they tell. */
    public OnDemandSource(IntegryEndpoint endpoint) {
        this.endpoint = endpoint;
        this.requests = endpoint.requests();
        this.own = requests.ofOptions();
        endpoint.checkSendable(own);
        Walks.startCursor(endpoint);
        this.repositories = Repositories.of(endpoint.getCamelContext());
        this.repository = endpoint.getConfiguration().getCursorRepository();
        if (repository != null) {
            repositories.start(repository, endpoint.getCamelContext());
        }
    }

    /** The walk of the options' own user; {@code null} if only messages name users. */
    @Nullable
    public WalkIdentity ownWalk() {
        return own == null ? null : WalkIdentity.ofOptions(endpoint, own);
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
            return WalkIdentity.ofOptions(endpoint, own);
        }
        IntegryRequest asked = requests.walk(message);
        boolean same = own != null
                && asked.userId().equals(own.userId())
                && asked.query().equals(own.query())
                && Objects.equals(asked.version(), own.version());
        return same ? WalkIdentity.ofOptions(endpoint, asked) : WalkIdentity.ofMessage(endpoint, asked);
    }

    /**
     * Refuses to walk what the catalogue knows to be an action.
     *
     * @return whether that is settled; not if the time is over
     */
    boolean refuseActions(Walks walks, Duration timeout, BooleanSupplier goOn) throws InterruptedException {
        if (!knownToRead) {
            knownToRead = walks.refuseActions(timeout, goOn);
        }
        return knownToRead;
    }

    OnDemandWalks.Key key(WalkIdentity walk) {
        return new OnDemandWalks.Key(repository, walk.key(), walk.fingerprint().hex());
    }

    /** Where a walk stands that is opened now. */
    public WalkLog log(WalkIdentity walk, boolean later) {
        return Walks.log(
                endpoint,
                walk,
                CursorStores.apart(repository, walk.key()),
                later ? StartFrom.RESUME : endpoint.getStartFrom());
    }

    /** A walk as these options want it. */
    public Walks walks(WalkIdentity walk, WalkLog log, WalkGuards guards) {
        return new Walks(endpoint, tellsEnd(), walk, log, guards, repositories);
    }

    /** Whether the end of a walk is an exchange of its own. */
    boolean tellsEnd() {
        return endpoint.getConfiguration().isSendEndOfWalk();
    }

    /** Nothing is fetched before somebody asks. */
    WalkLimits limits() {
        return new WalkLimits(0, 0, endpoint.getConfiguration().getMaxEmptyPages());
    }

    Duration stallTimeout() {
        return Duration.ofMillis(endpoint.getConfiguration().getStallTimeout());
    }

    OnDemandWalks open() {
        return endpoint.getComponent().onDemandWalks();
    }

    /** Who takes a walk: all of the component's receivers that ask for the same. */
    public Object claimant(WalkIdentity walk) {
        return new Claimant(endpoint.getComponent(), walk.fingerprint().hex());
    }

    Exchange createExchange() {
        return endpoint.createExchange();
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }

    private record Claimant(IntegryComponent component, String fingerprint) {}
}
