package io.github.camelintegry.internal.polling;

import java.util.function.BooleanSupplier;

/**
 * Who polls, as a poll sees it between two pages.
 *
 * @param allows    whether the poll may go on to the next page
 * @param isAwaited whether others wait for this thread, so that the poll should give way
 * @param pageCame  is run when a page has come
 */
public record PollHost(BooleanSupplier allows, BooleanSupplier isAwaited, Runnable pageCame) {}
