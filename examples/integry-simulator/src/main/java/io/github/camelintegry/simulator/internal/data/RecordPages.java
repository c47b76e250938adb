package io.github.camelintegry.simulator.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.FunctionHandler;
import io.github.camelintegry.simulator.function.FunctionInvocation;
import io.github.camelintegry.simulator.internal.paging.Cursors;
import io.github.camelintegry.simulator.internal.util.Json;
import java.util.List;

/** Serves a store page by page. The cursor names the last id served, so inserts do not shift pages. */
record RecordPages(StoredRecords store, int pageSize, CursorRule rule, PageShape shape) implements FunctionHandler {

    private static final String KEY = "id";

    @Override
    public FunctionAnswer handle(FunctionInvocation invocation) {
        long after = invocation.cursor() == null ? 0 : Cursors.number(invocation.cursor(), KEY);
        int limit = invocation.arguments().path("limit").asInt(pageSize);
        // one more than wanted tells whether something is left
        List<ObjectNode> found = store.after(after, limit + 1);
        boolean more = found.size() > limit;
        List<ObjectNode> page = more ? found.subList(0, limit) : found;
        JsonNode cursor = rule.continues(page.size(), more)
                ? Cursors.of(KEY, page.get(page.size() - 1).get("id").longValue())
                : null;
        return FunctionAnswer.page(shape.output(Json.array().addAll(page), cursor), cursor);
    }

    @Override
    public boolean isPaged() {
        return true;
    }
}
