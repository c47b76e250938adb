package io.github.camelintegry.queuesync;

import java.util.Objects;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * Tells which messages are due. A queue may give one twice: when an instance is killed, the message that it was dealing with
 * comes again, and the one that it had sent is there as well. Walked twice, the second of them would begin a new walk when
 * the first one has finished it.
 */
public class Turns {

    private static final String FAILURES = "failures";

    private @Nullable StateRepository<String, String> cursors;

    /** Where the positions of the walks are. */
    public void setCursors(StateRepository<String, String> cursors) {
        this.cursors = cursors;
    }

    /**
     * Whether a message is to be dealt with. One without these headers, which is how a sync begins, always is: it goes on with
     * a walk that is not finished, or begins a new one.
     *
     * @param key      under which the position of the walk is
     * @param before   the position before the message was sent; {@code null} if there was none
     * @param position where the walk was to be then. The position is still {@code before} if it could not be stored: those pages
     *                 come again. If it is any other, another message has been here, and sent the next one itself
     */
    public boolean isDue(
            @Header("walkKey") @Nullable String key,
            @Header("walkBefore") @Nullable String before,
            @Header("walkPosition") @Nullable String position) {
        if (key == null) {
            return true;
        }
        String stored = Objects.requireNonNull(cursors, "cursors").getState(key);
        return Objects.equals(stored, position) || Objects.equals(stored, before);
    }

    /** Adds one to the failures that a message tells of. They are a text: what else Kafka would get is in no form to read. */
    public void countFailure(Message message) {
        String before = message.getHeader(FAILURES, "0", String.class);
        message.setHeader(FAILURES, String.valueOf(Integer.parseInt(before) + 1));
    }
}
