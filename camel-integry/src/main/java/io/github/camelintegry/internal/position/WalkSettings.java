package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.option.FallBack;
import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.StartFrom;
import java.time.Duration;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * What options say of walks.
 *
 * @param repository   where they are kept; {@code null} for memory
 * @param cursorKey    the key under which they are kept there; {@code null} for one that is made of what they ask for
 * @param startFrom    where the first one begins
 * @param startCursor  the cursor, for {@link StartFrom#CURSOR}
 * @param fallBack     what becomes of one that cannot go on
 * @param tellsEnd     whether the end of one is told by an exchange of its own
 * @param functionType what the function is said to be; a query where nothing can be executed
 * @param itemsPath    where records are looked for
 * @param limits       the bounds of one poll
 * @param stallTimeout after how long without progress something is wrong; zero for never
 */
public record WalkSettings(
        @Nullable StateRepository<String, String> repository,
        @Nullable String cursorKey,
        StartFrom startFrom,
        @Nullable Cursor startCursor,
        FallBack fallBack,
        boolean tellsEnd,
        FunctionType functionType,
        @Nullable String itemsPath,
        WalkLimits limits,
        Duration stallTimeout) {

    /**
     * {@return the same for walks of a producer} What is for consumers alone, as a component may say for all of its endpoints,
     * is left out; and where nothing is kept, so is what is for walks that go on later.
     */
    public WalkSettings ofProducer() {
        boolean kept = repository != null;
        return new WalkSettings(
                repository,
                cursorKey,
                StartFrom.RESUME,
                null,
                kept ? fallBack : FallBack.FAIL,
                false,
                functionType,
                itemsPath,
                new WalkLimits(limits.prefetch(), kept ? limits.maxPages() : 0, limits.maxEmptyPages()),
                stallTimeout);
    }

    /** {@return the cursor that the options say to begin at; {@code null} if they say something else} */
    public static @Nullable Cursor startCursor(StartFrom startFrom, @Nullable String startCursor) {
        if ((startFrom == StartFrom.CURSOR) != (startCursor != null)) {
            throw new IllegalArgumentException("startFrom=cursor and startCursor go together: "
                    + (startCursor == null
                            ? "startCursor is missing"
                            : "set startFrom=cursor, or leave startCursor out"));
        }
        return startCursor == null ? null : Cursor.parse(startCursor);
    }
}
