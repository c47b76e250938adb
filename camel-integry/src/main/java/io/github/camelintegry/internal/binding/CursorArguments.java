package io.github.camelintegry.internal.binding;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses arguments that say where a page begins, beside what says that already: the call would hold two cursors, and which
 * of them counts nobody knows. A call of a single page may have one in its body, as the service's own clients do.
 */
public final class CursorArguments {

    private CursorArguments() {}

    /** Refuses those among the options of requests that walk. */
    public static void refuseInWalk(RequestTemplate template) {
        String cure = template.walks()
                ? "set the header " + IntegryConstants.CURSOR + " to begin elsewhere"
                : "set startCursor with startFrom=cursor to begin elsewhere";
        for (String name : among(template.parameters().names())) {
            throw new IllegalArgumentException("The option parameters." + name
                    + " is where a page begins, which a walk says itself for each page: leave it out, and " + cure);
        }
    }

    /** Refuses those among a message's arguments, where it asks for a walk or has its cursor in the header. */
    static void refuseIn(IntegryRequest request, boolean walk) {
        if (!request.operation().isCall() || !walk && request.cursor() == null) {
            return;
        }
        for (String name : among(request.arguments().names())) {
            throw new IllegalArgumentException("The argument " + name + ", of the body or of parameters." + name
                    + ", is where a page begins, and "
                    + (walk ? "a walk says that itself for each page" : "so is the header " + IntegryConstants.CURSOR)
                    + ": it would be sent twice. Leave it out, and "
                    + (walk ? "set the header " + IntegryConstants.CURSOR + " to begin elsewhere" : "keep the header"));
        }
    }

    private static Set<String> among(Set<String> names) {
        Set<String> found = new TreeSet<>(Cursor.CALL_KEYS);
        found.retainAll(names);
        return found;
    }
}
