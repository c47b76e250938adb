package io.github.camelintegry.simulator.internal.util;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads one of the constants of an enum by its name in any case, with hyphens for underscores. */
public final class Choice {

    private static final String PROPERTIES = "integry.simulator.";

    private Choice() {}

    /**
     * {@return the constant of this name}
     *
     * @throws IllegalArgumentException naming the constants that there are
     */
    public static <E extends Enum<E>> E of(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(text.strip().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("one of " + names(type) + " is needed");
    }

    /**
     * {@return what the system property {@code integry.simulator.<name>} says} With it a whole test suite runs against
     * another default.
     */
    public static <E extends Enum<E>> E fromSystem(String name, E otherwise) {
        String text = System.getProperty(PROPERTIES + name, "");
        try {
            return text.isBlank() ? otherwise : of(otherwise.getDeclaringClass(), text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Unusable system property: " + PROPERTIES + name + "=" + text + " (" + e.getMessage() + ")", e);
        }
    }

    /** {@return the names that {@link #of} understands, in their order} */
    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::name).collect(Collectors.toList());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
