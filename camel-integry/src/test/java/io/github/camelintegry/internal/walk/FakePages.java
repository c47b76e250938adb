package io.github.camelintegry.internal.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.client.Helper;
import io.github.camelintegry.internal.client.failure.UnusableOutput;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.EnvelopeReader;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Pages that come when the test says so; the i-th fetch gets the i-th answer. */
public final class FakePages implements PageSource {

    public static final IntegryRequest REQUEST =
            new IntegryRequest(Operation.FUNCTION, "f", "u", Map.of(), Arguments.NONE, null);
    static final WalkPoint BEGINNING = new WalkPoint(null, 0, 0, false);

    /** Reads arrays as trees, in the simplest way. */
    static RecordReader reader(ItemsPath path) {
        return (output, page) -> {
            try {
                ItemsPath.Found found = path.find(output, JsonCodec.DEFAULT, "f for user u");
                JsonNode tree = found.records().tree(JsonCodec.DEFAULT);
                int size = tree.isNull() ? 0 : tree.isArray() ? tree.size() : 1;
                return new Records(
                        size,
                        () -> tree,
                        () -> new java.util.ArrayList<Object>(tree.valueStream().toList()).iterator(),
                        found.missing());
            } catch (MalformedJsonException e) {
                throw UnusableOutput.unreadable("f for user u", e);
            }
        };
    }

    static JsonNode tree(Page page) {
        return (JsonNode) page.records().body().get();
    }

    /** The cursors that were asked for, as JSON text; {@code "first"} for none. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final List<CompletableFuture<CallResult>> answers = new CopyOnWriteArrayList<>();
    private volatile Helper helper = Helper.NONE;

    @Override
    public CompletableFuture<CallResult> fetch(@Nullable Cursor cursor, Helper helper) {
        asked.add(cursor == null ? "first" : cursor.json());
        this.helper = helper;
        CompletableFuture<CallResult> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    /** Answers the latest fetch on another thread, and returns when the walker has taken it. */
    void answer(String output, @Nullable String cursor) {
        CallResult result = page(output, cursor);
        CompletableFuture<CallResult> latest = latest();
        CompletableFuture.runAsync(() -> latest.complete(result)).join();
    }

    /** Leaves the answer to the latest fetch to who waits for it; {@return whether he takes it on}. */
    boolean leaveAnswer(String output, @Nullable String cursor) {
        CallResult result = page(output, cursor);
        CompletableFuture<CallResult> latest = latest();
        return leave(() -> latest.complete(result));
    }

    boolean leave(Runnable step) {
        return helper.takesOn(step);
    }

    void fail(Throwable failure) {
        CompletableFuture<CallResult> latest = latest();
        CompletableFuture.runAsync(() -> latest.completeExceptionally(failure)).join();
    }

    boolean isGivenUp() {
        return answers.get(answers.size() - 1).isCancelled();
    }

    private CompletableFuture<CallResult> latest() {
        CompletableFuture<CallResult> latest = answers.get(answers.size() - 1);
        if (latest.isDone()) {
            throw new AssertionError("nothing is being fetched");
        }
        return latest;
    }

    public static CallResult page(String output, @Nullable String cursor) {
        String answer =
                "{\"network_code\":200,\"output\":" + output + (cursor == null ? "" : ",\"next_page\":" + cursor) + "}";
        try {
            return new CallResult(
                    new EnvelopeReader(JsonCodec.DEFAULT).read(Operation.FUNCTION, answer.getBytes(UTF_8)), 1);
        } catch (MalformedJsonException e) {
            throw new AssertionError(answer, e);
        }
    }
}
