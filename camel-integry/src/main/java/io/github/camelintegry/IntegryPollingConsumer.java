package io.github.camelintegry;

import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.binding.RequestBinding;
import io.github.camelintegry.internal.ondemand.OnDemandReceive;
import io.github.camelintegry.internal.ondemand.OnDemandSource;
import io.github.camelintegry.internal.position.WalkClaim;
import io.github.camelintegry.internal.util.TimeLeft;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.DynamicPollingConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gives a walk's pages on demand, for {@code pollEnrich}, {@code poll} and {@code ConsumerTemplate}. Nothing is fetched before
 * somebody asks. A page belongs to who received it until its exchange ends: if it ended well, the next page is given, else
 * the same again. The walk is the component's, so all receivers that ask for the same share it.
 *
 * <p>A receive gives {@code null} if there is nothing now: the time is over, or the walk has ended and no exchange tells so.
 */
public class IntegryPollingConsumer extends PollingConsumerSupport implements DynamicPollingConsumer {

    private final IntegryEndpoint endpoint;
    private final Set<OnDemandReceive> underWay = ConcurrentHashMap.newKeySet();
    private volatile @Nullable OnDemandSource source;
    private @Nullable WalkClaim claim;

    /** A polling consumer of this endpoint. */
    public IntegryPollingConsumer(IntegryEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        RequestBinding requests = endpoint.requests();
        EndpointSettings settings = endpoint.settings();
        endpoint.checkSendable(requests.ofOptions());
        OnDemandSource made = new OnDemandSource(
                endpoint,
                requests,
                settings.walks(),
                new ReplyBinding(settings.output()),
                endpoint::catalogue,
                endpoint.getComponent()::onDemandWalks);
        claim = made.ownClaim();
        if (claim != null) {
            // so that no consumer walks the same between two pages
            claim.take();
        }
        source = made;
    }

    @Override
    protected void doStop() throws Exception {
        underWay.forEach(OnDemandReceive::stop);
        super.doStop();
        if (claim != null) {
            claim.giveBack();
            claim = null;
        }
    }

    @Override
    public @Nullable Exchange receive() {
        return receive(null, -1);
    }

    @Override
    public @Nullable Exchange receiveNoWait() {
        return receive(null, 0);
    }

    @Override
    public @Nullable Exchange receive(long timeout) {
        return receive(null, timeout);
    }

    @Override
    public @Nullable Exchange receive(Exchange exchange) {
        return receive(exchange, -1);
    }

    @Override
    public @Nullable Exchange receiveNoWait(Exchange exchange) {
        return receive(exchange, 0);
    }

    /**
     * Waits for a page of the user, and the account, that the message names in its headers.
     *
     * @param exchange has that message; {@code null} for those of the options
     * @param timeout  in milliseconds; negative for as long as it takes
     * @throws RejectedExecutionException if this consumer is stopped, or is so while it waits
     */
    @Override
    public @Nullable Exchange receive(@Nullable Exchange exchange, long timeout) {
        OnDemandSource from = source;
        if (from == null) {
            throw notStarted();
        }
        OnDemandReceive receive = new OnDemandReceive(from, exchange, TimeLeft.ofMillis(timeout));
        underWay.add(receive);
        try {
            // behind the line above, so that a stop that is not seen here sees the receive
            if (!isRunAllowed() || !isStarted()) {
                throw notStarted();
            }
            return receive.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // not null, which would be the end of the walk
            throw new RejectedExecutionException(
                    "Interrupted while it waited for a page, which comes with a later receive", e);
        } finally {
            underWay.remove(receive);
        }
    }

    private RejectedExecutionException notStarted() {
        return new RejectedExecutionException(
                "The polling consumer of " + endpoint + " is not started, but in state: " + getStatus());
    }
}
