package io.github.camelintegry.walk;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of a page in the form that somebody wants them in.
 *
 * @param size how many there are
 * @param body makes all of them one value
 * @param each makes each of them a value of its own
 */
public record Records(int size, Supplier<@Nullable Object> body, Supplier<Iterator<Object>> each) {}
