package io.github.camelintegry.internal.polling;

import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.position.PositionStore;
import io.github.camelintegry.internal.position.StoredWalks;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.util.Ticker;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a consumer's polls go by.
 *
 * @param walks     what the options say of walks
 * @param walk      the one that is polled
 * @param store     where it is kept
 * @param replies   put into exchanges what replies say
 * @param splits    whether each record is an exchange of its own
 * @param catalogue knows whether a function changes something
 * @param throttled says for how long the service asked to stay away from the user
 * @param ticker    measures what polls take
 * @param meters    count what walks do
 */
public record PollSettings(
        StoredWalks walks,
        WalkIdentity walk,
        PositionStore store,
        ReplyBinding replies,
        boolean splits,
        Supplier<Catalogue> catalogue,
        Supplier<Duration> throttled,
        Ticker ticker,
        WalkMeters meters) {}
