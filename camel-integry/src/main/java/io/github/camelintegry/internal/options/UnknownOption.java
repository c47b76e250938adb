package io.github.camelintegry.internal.options;

import io.github.camelintegry.internal.util.Spelling;
import java.util.Set;
import java.util.function.Predicate;

/** Says of a name that is no option what may have been meant by it. Its value is not said: it may be a secret. */
public final class UnknownOption {

    private static final Set<String> DATA = Set.of("parameters", "parameter", "variables", "variable");
    private static final Set<String> OF_PATH = Set.of("operation", "name", "function");

    private UnknownOption() {}

    /**
     * {@return what is said of one in a URI}
     *
     * @param written     the name as it stands there
     * @param options     the names of all that there are
     * @param isFunction  whether the URI is that of a function, which has parameters
     */
    public static String inUri(String written, OptionNames options, boolean isFunction) {
        String start = "There is no option " + written;
        int dot = written.indexOf('.');
        String first = dot < 0 ? written : written.substring(0, dot);
        if (written.startsWith("amp;")) {
            return start + ": write & in place of &amp;, which is for XML alone";
        }
        if (DATA.contains(first)) {
            return start + ": write each as an option of its own, such as "
                    + (first.startsWith("p") ? "parameters.limit=100" : "variables.city=Munich");
        }
        if (OF_PATH.contains(written)) {
            return start + ": the operation and the name stand before the question mark, as in integry:function/<name>";
        }
        String question = Spelling.question(written, options.written());
        if (!question.isEmpty()) {
            return start + question;
        }
        return start + ": check its spelling in the documentation of the component"
                + (isFunction ? ", or write parameters." + written + " if it is a parameter of the function" : "");
    }

    /**
     * {@return what is said of one that was set on the component}
     *
     * @param written the name as it was set
     * @param ofUris  the names of all options of a URI
     * @param takes   whether a component has an option of a name
     */
    static String onComponent(String written, OptionNames ofUris, Predicate<String> takes) {
        if (ofUris.all().contains(written)) {
            return "The option " + written
                    + " is not one of the component, but of its endpoints: write it into the URI";
        }
        return "The component has no option " + written
                + Spelling.question(written, ofUris.all().stream().filter(takes).toList());
    }
}
