package io.github.camelintegry.position;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.util.Texts;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the exchange of a page says of the position behind it.
 *
 * @param before the position that it takes the place of; {@code null} if none is stored
 */
record PageCommit(String key, @Nullable String before, String position) {

    static PageCommit of(Exchange exchange) {
        Message page = exchange.getMessage();
        return new PageCommit(
                required(page, IntegryConstants.CURSOR_KEY),
                page.getHeader(IntegryConstants.POSITION_BEFORE, String.class),
                required(page, IntegryConstants.POSITION));
    }

    private static String required(Message page, String name) {
        String value = page.getHeader(name, String.class);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The header " + name + " is missing, so no position can be committed: call commit"
                            + " with the exchange of a page, from a consumer that has this cursorRepository, and keep its headers");
        }
        return value;
    }

    /** {@return what to fail with if another position is stored in that place} */
    IntegryWalkTakenOverException takenOver(String place) {
        return new IntegryWalkTakenOverException("The walk with cursorKey=" + Texts.excerpt(key) + " was taken over: "
                + place
                + ", does not hold the position that this page is behind. Another instance walks"
                + " under the same key, or somebody has reset it. Roll the page's rows back; the next poll goes on behind"
                + " what is stored");
    }
}
