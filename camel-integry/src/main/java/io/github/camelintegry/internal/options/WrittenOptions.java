package io.github.camelintegry.internal.options;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the URI of an endpoint says itself; what its component says is for other endpoints too.
 *
 * @param names       its options, but for parameters and variables
 * @param ofMessage   those of them whose value came from a message
 * @param expressions what has an expression such as {@code ${header.x}} that is no message's value but stands there as it
 *                    was written: options, parameters, variables, the name
 */
public record WrittenOptions(Set<String> names, Set<String> ofMessage, Set<String> expressions) {

    /** In which nothing is written yet. */
    public static WrittenOptions empty() {
        return new WrittenOptions(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** Whether an option is the same for all messages. An expression is refused when it is known what the endpoint is for. */
    boolean isFixed(String option) {
        return !ofMessage.contains(option) && !expressions.contains(option);
    }
}
