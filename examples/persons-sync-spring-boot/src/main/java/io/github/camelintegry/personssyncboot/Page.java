package io.github.camelintegry.personssyncboot;

import static io.github.camelintegry.IntegryConstants.CURSOR_KEY;
import static io.github.camelintegry.IntegryConstants.CURSOR_RECORD;
import static io.github.camelintegry.IntegryConstants.PAGE_NUMBER;
import static io.github.camelintegry.IntegryConstants.WALK_ID;

import java.util.List;
import org.apache.camel.Message;

/**
 * A page of a user's walk.
 *
 * @param cursorKey    where it is kept how far the walk came
 * @param cursorRecord how far it came with this page
 */
record Page(String user, String walkId, long number, String cursorKey, String cursorRecord, List<Person> persons) {

    @SuppressWarnings("unchecked") // outputClass in the route
    static Page of(String user, Message message) {
        return new Page(
                user,
                message.getHeader(WALK_ID, String.class),
                message.getHeader(PAGE_NUMBER, Long.class),
                message.getHeader(CURSOR_KEY, String.class),
                message.getHeader(CURSOR_RECORD, String.class),
                message.getBody(List.class));
    }
}
