package io.github.camelintegry.internal.dynamic;

import io.github.camelintegry.internal.options.OptionNames;
import io.github.camelintegry.internal.util.TextEnds;
import io.github.camelintegry.internal.util.Texts;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.StringHelper;

/**
 * Finds signs that a URI is not written as it was meant. Camel passes over them, and a call would be made for a user or with
 * a name that nobody has.
 */
final class UriSlips {

    private static final Pattern OPTION = Pattern.compile("\\?((?:parameters|variables)\\.|[a-zA-Z-]+)[^?&=]*=");
    /** These may hold whole URIs, sentences, or any JSON. */
    private static final Set<String> ANY_TEXT = Set.of("url", "baseUrl", "prompt", "search", "startCursor");

    private UriSlips() {}

    /** Refuses a name, as the route has written it, that took in something else. */
    static void checkName(String name) {
        checkSeparator(name);
        String ends = TextEnds.fault(name);
        if (ends != null) {
            throw new IllegalArgumentException(
                    "The name '" + Texts.excerpt(name) + "' in the URI " + ends + ": leave it out");
        }
    }

    /** Refuses slips in a URI with expressions, before any has a value; marks stand for them in it. */
    static void checkDynamic(OptionNames all, String name, Map<String, String> options) {
        checkSeparator(name);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        options.forEach((option, value) -> {
            String known = StringHelper.dashToCamelCase(option);
            if (!OptionNames.isData(option)) {
                checkOnce(known, value, !names.add(known));
                checkQuestionMark(all, known, value);
            }
        });
    }

    private static void checkSeparator(String name) {
        if (name.indexOf('&') >= 0) {
            throw new IllegalArgumentException("The name '" + Texts.excerpt(RouteText.readable(name))
                    + "' in the URI has an & in it: the first option follows a question mark, as in"
                    + " integry:function/<name>?userId=user-1");
        }
    }

    /** Refuses an option that the URI has more than once, of which nobody knows which one is meant. */
    static void checkOnce(String option, Object value, boolean already) {
        if (already || value instanceof Collection) {
            throw new IllegalArgumentException("The URI has the option " + option + " twice: leave one of them out");
        }
    }

    /** Refuses a value, as the route has written it, that took in something else; a secret is not shown. */
    static void checkValue(OptionNames all, String option, Object value) {
        if (value instanceof String text) {
            if (text.startsWith("RAW(") || text.startsWith("RAW{")) {
                throw new IllegalArgumentException("The option " + option + " begins with " + text.substring(0, 4)
                        + " and does not end with the bracket that closes it: add that");
            }
            checkQuestionMark(all, option, text);
        }
    }

    private static void checkQuestionMark(OptionNames all, String option, String text) {
        Matcher matcher = OPTION.matcher(text);
        if (!ANY_TEXT.contains(option) && matcher.find()) {
            String found = matcher.group(1);
            if (found.endsWith(".") || all.find(found) != null) {
                throw new IllegalArgumentException("The option " + option + " has the option ?" + found
                        + " in its value: only the first option follows a question mark, each other one an &");
            }
        }
    }
}
