package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.binding.Answer;
import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.delivery.UnderWay;
import io.github.camelintegry.internal.position.PositionStores;
import io.github.camelintegry.internal.position.StoredWalks;
import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.position.WalkSettings;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.option.StartFrom;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * The walks of a producer with {@code walk=true}: one for each exchange, from its claim to the end of the exchange.
 *
 * @param walks      what the options say of them
 * @param binding    puts into exchanges what the first answer says
 * @param underWay   ends those that nobody waits for any more
 * @param shared     what all walks of the component's producers share
 * @param maxWaiting how many exchanges may wait for a place
 */
public record ProducerWalks(
        StoredWalks walks, ReplyBinding binding, UnderWay underWay, Supplier<SharedWalks> shared, int maxWaiting) {

    /** Starts the repository that they are kept in, if there is one and nobody has. */
    public void startRepository() {
        walks.startRepository();
    }

    /** The walk of an exchange, which begins once it is asked for. */
    public Answer of(Exchange exchange, UnderWay.Work work) {
        return new WalkCall(this, exchange, work);
    }

    WalkSettings settings() {
        return walks.settings();
    }

    /** Whether it is kept how far they came. */
    boolean areKept() {
        return settings().repository() != null;
    }

    /**
     * The walk that a request asks for.
     *
     * @throws IllegalArgumentException if the request says where it begins, and what is kept does too
     */
    ProducerWalk of(IntegryRequest request) {
        if (areKept() && request.cursor() != null) {
            throw new IllegalArgumentException("The header " + IntegryConstants.CURSOR
                    + " and a cursorRepository exclude each other: the walk of " + request.label()
                    + " begins where its stored position is. Remove the header, or walk without a cursorRepository");
        }
        return new ProducerWalk(this, walks.ofMessage(request));
    }

    /** Where a walk stands that nothing is known of here but what is stored. */
    UnfinishedWalks.Kept unknown(WalkIdentity walk) {
        IntegryRequest request = walk.request();
        WalkLog log = new WalkLog(
                PositionStores.apart(settings().repository(), walk.key()),
                walk.fingerprint(),
                walks.clock(),
                request.cursor() == null ? StartFrom.RESUME : StartFrom.CURSOR,
                request.cursor());
        return new UnfinishedWalks.Kept(log, new WalkGuards());
    }
}
