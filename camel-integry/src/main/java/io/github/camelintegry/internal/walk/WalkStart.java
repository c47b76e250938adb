package io.github.camelintegry.internal.walk;

import io.github.camelintegry.internal.protocol.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Where a walker begins.
 *
 * @param cursor     where the next page begins; {@code null} for the first one
 * @param page       the number of the last page that was dealt with
 * @param emptyPages how many empty pages it ended with
 * @param itemsSeen  whether the place where records are looked for was there on any page so far
 */
public record WalkStart(@Nullable Cursor cursor, long page, int emptyPages, boolean itemsSeen) {}
