package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.peers.RawClient;
import io.github.camelintegry.benchmarks.service.Service;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Calls by the bare transport. */
final class RawSubject implements Subject {

    private final RawClient client;
    private final String function;
    private final byte[] body = RequestBody.json();

    RawSubject(Service service, CallCase call) {
        this.client = new RawClient(service, call.inFlight());
        this.function = call.function();
    }

    @Override
    public void call(BiConsumer<@Nullable Object, @Nullable Throwable> done) {
        client.call(function, body).onComplete(answer -> {
            if (answer.succeeded()) {
                done.accept(answer.result().path("output"), null);
            } else {
                done.accept(null, answer.cause());
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
