package io.github.camelintegry.internal.polling;

import org.jspecify.annotations.Nullable;

/**
 * What is walked, and by whom.
 *
 * @param routeId   the route that consumes, if there is one
 * @param name      such as {@code function/pipedrive-get-all-persons}
 * @param userId    on whose behalf
 * @param cursorKey the key under which the walk is kept
 */
public record WalkSource(@Nullable String routeId, String name, String userId, String cursorKey) {}
