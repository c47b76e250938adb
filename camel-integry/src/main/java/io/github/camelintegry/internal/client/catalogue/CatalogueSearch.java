package io.github.camelintegry.internal.client.catalogue;

import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.client.failure.UnusableOutput;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonElements;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Looks for a function of exactly this name on all pages that the catalogue has for a search. That it is not listed is said
 * only when the last page was seen; an answer without end is a failure, not a no.
 */
final class CatalogueSearch {

    private static final int MAX_PAGES = 100;
    private static final Duration MAX_TIME = Duration.ofMinutes(1);

    private final IntegryClient client;
    private final JsonCodec codec;
    private final String function;
    private final long begun = System.nanoTime();

    CatalogueSearch(IntegryClient client, JsonCodec codec, String function) {
        this.client = client;
        this.codec = codec;
        this.function = function;
    }

    /** {@return whether this page of the answer, or one behind it, names the function} */
    CompletableFuture<Boolean> page(IntegryRequest request, int number) {
        return client.call(request, EffectSource.READ).thenCompose(result -> {
            IntegryReply reply = result.reply();
            Cursor next = reply.nextCursor();
            boolean found = names(reply);
            if (found || next == null) {
                return CompletableFuture.completedFuture(found);
            }
            if (number >= MAX_PAGES || System.nanoTime() - begun > MAX_TIME.toNanos()) {
                throw new IllegalStateException("The catalogue's answer to the search for " + function
                        + " had no end after " + number + " pages");
            }
            return page(request.withCursor(next), number + 1);
        });
    }

    private boolean names(IntegryReply reply) {
        try {
            return JsonElements.of(reply.output().tree(codec))
                    .anyMatch(listed -> listed.path("name").asText().equals(function));
        } catch (MalformedJsonException e) {
            throw UnusableOutput.unreadable("the catalogue", e);
        }
    }
}
