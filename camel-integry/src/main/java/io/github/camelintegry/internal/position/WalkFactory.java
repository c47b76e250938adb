package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.PageSource;
import io.github.camelintegry.internal.walk.RecordReader;
import io.github.camelintegry.internal.walk.WalkLimits;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes walkers, and tells apart what they walk.
 *
 * @param client  asks for pages; it is looked for each time, since a restart of the component makes another
 * @param readers read the pages of a request
 * @param baseUrl in its normal form, since another spelling of the same address makes no other walk
 * @param style   the name of the API's style
 */
public record WalkFactory(
        Supplier<IntegryClient> client, Function<IntegryRequest, RecordReader> readers, String baseUrl, String style) {

    /** {@return what tells the walk of a request from all others} */
    public Fingerprint fingerprint(IntegryRequest request) {
        return Fingerprint.of(baseUrl, style, request);
    }

    /** {@return what makes the walkers of a request} */
    public Walkers walkers(IntegryRequest request, WalkGuards guards, WalkLimits limits) {
        PageSource pages = (cursor, helper) -> client.get().call(request.withCursor(cursor), EffectSource.READ, helper);
        return new Walkers(pages, readers.apply(request), guards, limits);
    }
}
