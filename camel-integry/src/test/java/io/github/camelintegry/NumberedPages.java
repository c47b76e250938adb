package io.github.camelintegry;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.FunctionInvocation;
import io.github.camelintegry.simulator.function.RejectedCallException;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function of so many pages, each of one record that says which page of which user it is; and what was asked of it. */
final class NumberedPages {

    static final String URI = "integry:function/numbered-pages?functionType=query";

    private final int pages;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean refusesCursors;

    NumberedPages(int pages) {
        this.pages = pages;
    }

    SimulatedFunction function() {
        return SimulatedFunction.query("numbered-pages", this::page);
    }

    private FunctionAnswer page(FunctionInvocation invocation) {
        int page = invocation.cursor() == null ? 1 : invocation.cursor().asInt();
        asked.add(invocation.user() + "/" + page);
        if (refusesCursors && invocation.cursor() != null) {
            throw new RejectedCallException(
                    JsonNodeFactory.instance.objectNode().put("next_page", "This cursor has expired."));
        }
        var record = JsonNodeFactory.instance.objectNode().put("page", page).put("user", invocation.user());
        return FunctionAnswer.page(
                JsonNodeFactory.instance.arrayNode().add(record), page < pages ? IntNode.valueOf(page + 1) : null);
    }

    /** Whether it takes no cursor any more. */
    void refuseCursors(boolean refuse) {
        refusesCursors = refuse;
    }

    /** The pages that were asked for, each as user and number. */
    List<String> asked() {
        return asked;
    }
}
