package io.github.camelintegry.internal.dynamic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.spi.Language;

/**
 * The text that a route has written for a dynamic URI, with a mark in the place of each expression. What the route has
 * written can then be taken apart as a URI, and values of a message are put in afterwards, so that nothing in a value is
 * ever read as a part of the URI.
 *
 * @param written     the text
 * @param marked      the text with its marks
 * @param expressions what stands behind the marks, in their order
 */
record RouteText(String written, String marked, List<Expression> expressions) {

    private static final char FIRST_MARK = '\uE000';
    private static final char LAST_MARK = '\uF8FF';
    /** What Simple reads behind a backslash, and what it makes of it. */
    private static final String ESCAPES = "ntr}";

    private static final String ESCAPED = "\n\t\r}";

    private static final Pattern ENCODED = Pattern.compile("%24(simple)?%7B", Pattern.CASE_INSENSITIVE);

    /**
     * {@return the text of a route, taken apart}
     *
     * @param written the text as it stands in the route, with property placeholders already resolved
     */
    static RouteText of(CamelContext context, String written) {
        if (isDynamic(written)) {
            throw new IllegalArgumentException(
                    "The URI in the route has a character of Unicode's private use area: leave it out");
        }
        requireNoneEncoded(written);
        Language simple = context.resolveLanguage("simple");
        List<Expression> expressions = new ArrayList<>();
        StringBuilder marked = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            int end = endOfExpression(written, at);
            if (end > at) {
                Expression expression = simple.createExpression(written.substring(at, end));
                expression.init(context);
                marked.append((char) (FIRST_MARK + expressions.size()));
                expressions.add(expression);
                at = end;
            } else if (isEscape(written, at)) {
                marked.append(ESCAPED.charAt(ESCAPES.indexOf(written.charAt(at + 1))));
                at += 2;
            } else {
                marked.append(written.charAt(at++));
            }
        }
        if (expressions.isEmpty()) {
            // for Camel a constant, which has no escapes
            return new RouteText(written, written, expressions);
        }
        if (expressions.size() > LAST_MARK - FIRST_MARK) {
            throw new IllegalArgumentException("The URI in the route has more than " + (LAST_MARK - FIRST_MARK)
                    + " expressions: put values into headers or into the body");
        }
        return new RouteText(written, marked.toString(), expressions);
    }

    /** {@return whether there is an expression in a text} */
    static boolean hasExpression(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (endOfExpression(text, at) > at) {
                return true;
            }
        }
        return false;
    }

    /** Camel encodes the whole of a URI where it leaves out an option for want of a property. */
    private static void requireNoneEncoded(String written) {
        if (ENCODED.matcher(written).find()) {
            throw new IllegalArgumentException("The URI in the route has an encoded ${, which no message gives a value:"
                    + " nothing was sent. Camel makes it of ${ where a placeholder such as {{?name}} has no value: give"
                    + " it one, as {{name:value}}, or leave it out");
        }
    }

    /** The end of the expression that begins here; or here, if none does. They may stand in each other. */
    private static int endOfExpression(String written, int begin) {
        int at = behindStart(written, begin);
        int depth = at > begin ? 1 : 0;
        while (depth > 0 && at < written.length()) {
            int inner = behindStart(written, at);
            if (inner > at) {
                depth++;
                at = inner;
            } else if (isEscape(written, at)) {
                at += 2;
            } else {
                depth -= written.charAt(at++) == '}' ? 1 : 0;
            }
        }
        return depth == 0 ? at : begin;
    }

    private static boolean isEscape(String written, int at) {
        return written.charAt(at) == '\\' && at + 1 < written.length() && ESCAPES.indexOf(written.charAt(at + 1)) >= 0;
    }

    private static int behindStart(String written, int at) {
        return written.startsWith("${", at) ? at + 2 : written.startsWith("$simple{", at) ? at + 8 : at;
    }

    /**
     * {@return the values of a message, in the order of their marks}
     *
     * @throws IllegalArgumentException if one is nothing that stands for a text
     */
    List<String> valuesOf(Exchange exchange, Predicate<Object> isText) {
        return expressions.stream().map(each -> value(each, exchange, isText)).toList();
    }

    private static String value(Expression expression, Exchange exchange, Predicate<Object> isText) {
        Object value = expression.evaluate(exchange, Object.class);
        if (value == null) {
            return "";
        }
        if (!isText.test(value)) {
            throw new IllegalArgumentException("The expression " + expression + " in the URI of the route gives a "
                    + value.getClass().getTypeName()
                    + " where a text is wanted: nothing was sent. Make a text of it in a step before");
        }
        String text = exchange.getContext().getTypeConverter().convertTo(String.class, exchange, value);
        return text == null ? "" : text;
    }

    /**
     * Whether Camel can have made this URI of the text. If not, the text is in another language than Simple, or is not
     * the whole of the URI.
     */
    boolean fits(String resolved, List<String> values) {
        if (!expressions.isEmpty() && resolved.equals(written)) {
            // a constant, for which an expression is no more than its text
            return false;
        }
        if (expressions.isEmpty() || marked.indexOf('?') < 0) {
            return put(marked, values).trim().equals(resolved);
        }
        // no more than what the route has written itself is compared: an expression may give another value each time
        int at = 0;
        int begin = 0;
        for (int i = 0; i < marked.length(); i++) {
            if (isMark(marked.charAt(i))) {
                String literal = marked.substring(begin, i);
                int found = begin == 0 ? (resolved.startsWith(literal) ? 0 : -1) : resolved.indexOf(literal, at);
                if (found < 0) {
                    return false;
                }
                at = found + literal.length();
                begin = i + 1;
            }
        }
        String last = marked.substring(begin).stripTrailing();
        return resolved.length() - last.length() >= at && resolved.endsWith(last);
    }

    /** {@return whether a part of the text has an expression in it} */
    static boolean isDynamic(String part) {
        return part.chars().anyMatch(c -> isMark((char) c));
    }

    /** {@return a part of a marked text for people, who have never seen a mark} */
    static String readable(String part) {
        StringBuilder text = new StringBuilder();
        part.chars().forEach(c -> text.append(isMark((char) c) ? "${…}" : String.valueOf((char) c)));
        return text.toString();
    }

    /** {@return the part with the values in the places of their marks} */
    static String put(String part, List<String> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            text.append(isMark(c) ? values.get(c - FIRST_MARK) : c);
        }
        return text.toString();
    }

    private static boolean isMark(char c) {
        return c >= FIRST_MARK && c <= LAST_MARK;
    }
}
