package io.github.camelintegry.benchmarks.walks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.benchmarks.peers.RawClient;

/** A loop that asks for a page when it is done with the one before. */
record SequentialWalk(RawClient client) implements WalkSubject {

    @Override
    public WalkTime walk(WalkCase pages) throws Exception {
        Work work = pages.work();
        long begun = System.nanoTime();
        for (byte[] request = PageRequest.first(); request != null; ) {
            JsonNode page = client.call(pages.function(), request)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            work.onPage();
            request = PageRequest.after(page);
        }
        return WalkTime.since(begun, work);
    }

    @Override
    public void close() {
        client.close();
    }
}
