package io.github.camelintegry.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.style.WireStyle;

/** The cursor as one of a paged function's parameters. Clients look for it there to learn that there are pages. */
final class CursorParameter {

    private static final String DESCRIPTION =
            "The cursor that came with the page before; without it the first page is answered";

    private CursorParameter() {}

    /** {@return the parameters as clients of a style see them; not to be changed} */
    static ObjectNode listed(SimulatedFunction function, WireStyle style) {
        ObjectNode parameters = function.parameters();
        String key = style.cursorKey();
        if (!function.handler().isPaged() || parameters.path("properties").has(key)) {
            return parameters;
        }
        ObjectNode listed = parameters.deepCopy();
        listed.withObjectProperty("properties")
                .putObject(key)
                .put("type", style.cursorForm().type())
                .put("description", DESCRIPTION);
        return listed;
    }
}
