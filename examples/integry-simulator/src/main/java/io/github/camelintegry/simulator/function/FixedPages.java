package io.github.camelintegry.simulator.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.paging.Cursors;
import io.github.camelintegry.simulator.internal.paging.InvalidCursorException;
import java.util.List;

/** Serves outputs given beforehand, one a page. */
record FixedPages(List<? extends JsonNode> pages) implements FunctionHandler {

    private static final String KEY = "page";

    FixedPages {
        pages = List.copyOf(pages);
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("At least one page is needed; it may be empty");
        }
    }

    @Override
    public FunctionAnswer handle(FunctionInvocation invocation) {
        long index = invocation.cursor() == null ? 0 : Cursors.number(invocation.cursor(), KEY);
        if (index < 0 || index >= pages.size()) {
            throw new InvalidCursorException();
        }
        boolean last = index == pages.size() - 1;
        return FunctionAnswer.page(pages.get((int) index), last ? null : Cursors.of(KEY, index + 1));
    }

    @Override
    public boolean isPaged() {
        return true;
    }
}
