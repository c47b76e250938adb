package io.github.camelintegry.internal.protocol;

import java.util.List;

/** A generation of the Integry API: how a request is written, and under which key a cursor travels. */
public interface ApiStyle {

    /** The style of Integry's API reference: {@code GET /functions/<name>}, cursors under {@code next_page}. */
    ApiStyle RESOURCE = new ResourceStyle();

    /** The style of Integry's present documentation: {@code POST /functions/<name>/call/}, cursors under {@code _cursor}. */
    ApiStyle ACTION = new ActionStyle();

    /**
     * {@return the style of this name}
     *
     * @throws IllegalArgumentException for an unknown one
     */
    static ApiStyle of(String name) {
        for (ApiStyle style : List.of(RESOURCE, ACTION)) {
            if (style.name().equals(name)) {
                return style;
            }
        }
        throw new IllegalArgumentException("Unknown API style '" + name + "': apiStyle is resource or action");
    }

    /** {@return how the style is written in an option} */
    String name();

    /** {@return the key of a cursor that did not come from an answer} */
    String cursorKey();

    /** {@return whether a request of this operation can say in words what is wanted} */
    boolean takesPrompt(Operation operation);

    /** {@return whether a request of this operation can hold variables} */
    boolean takesVariables(Operation operation);

    /**
     * {@return the request as it goes on the wire}
     *
     * @throws IllegalArgumentException if a name or value cannot be sent, saying which
     */
    WireRequest encode(IntegryRequest request);
}
