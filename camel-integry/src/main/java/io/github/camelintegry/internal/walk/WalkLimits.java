package io.github.camelintegry.internal.walk;

/**
 * The bounds of one run of a walker.
 *
 * @param prefetch      how many pages may be fetched ahead of the one in use
 * @param maxPages      after how many pages, empty ones included, the run ends; 0 for no limit
 * @param maxEmptyPages how many empty pages may follow each other
 */
public record WalkLimits(int prefetch, long maxPages, int maxEmptyPages) {}
