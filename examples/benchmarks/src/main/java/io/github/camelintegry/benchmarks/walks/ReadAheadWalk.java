package io.github.camelintegry.benchmarks.walks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.benchmarks.peers.RawClient;
import io.vertx.core.Future;

/** A loop that asks for the next page before it works on the one that came. */
record ReadAheadWalk(RawClient client) implements WalkSubject {

    @Override
    public WalkTime walk(WalkCase pages) throws Exception {
        Work work = pages.work();
        long begun = System.nanoTime();
        Future<JsonNode> fetch = client.call(pages.function(), PageRequest.first());
        while (fetch != null) {
            JsonNode page = fetch.toCompletionStage().toCompletableFuture().get();
            byte[] next = PageRequest.after(page);
            fetch = next == null ? null : client.call(pages.function(), next);
            work.onPage();
        }
        return WalkTime.since(begun, work);
    }

    @Override
    public void close() {
        client.close();
    }
}
