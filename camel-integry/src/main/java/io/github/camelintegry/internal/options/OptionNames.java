package io.github.camelintegry.internal.options;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** The names of the options that a URI can have, however they are written: with dashes or without, in any letter case. */
public final class OptionNames {

    /** What begins the name of a parameter of the function. */
    public static final String PARAMETERS = "parameters.";

    /** What begins the name of a variable. */
    public static final String VARIABLES = "variables.";

    /** These stand in the path, or have a prefix. */
    private static final Set<String> ELSEWHERE =
            Set.of("operation", "name", "parameters", "variables", "schedulerProperties");

    private final NavigableSet<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final NavigableSet<String> written = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> secrets;

    /** The names that Camel's catalogue has. */
    public OptionNames(EndpointUriFactory catalogue) {
        all.addAll(catalogue.propertyNames());
        written.addAll(all);
        written.removeAll(ELSEWHERE);
        secrets = catalogue.secretPropertyNames();
    }

    /** {@return the option of this name, as the catalogue writes it; {@code null} if there is none} */
    public @Nullable String find(String name) {
        String option = StringHelper.dashToCamelCase(name);
        return written.contains(option) ? written.ceiling(option) : null;
    }

    /** {@return whether an option, as the catalogue writes it, may hold any characters} */
    public boolean isSecret(String option) {
        return secrets.contains(option);
    }

    /** {@return whether the option is a parameter or variable of the function, whatever its value} */
    public static boolean isData(String option) {
        return option.startsWith(PARAMETERS) || option.startsWith(VARIABLES);
    }

    /** {@return those that stand behind the question mark} */
    NavigableSet<String> written() {
        return Collections.unmodifiableNavigableSet(written);
    }

    /** {@return those of the whole URI} */
    NavigableSet<String> all() {
        return Collections.unmodifiableNavigableSet(all);
    }
}
