package io.github.camelintegry.internal.dynamic;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a message in the URI of an endpoint: under a mark, and in characters that mean nothing but themselves, however
 * often Camel decodes the URI, resolves placeholders in it, or binds its options. The component alone reads it.
 */
final class MessageValue {

    private static final String VALUE = "CamelIntegryValue.";
    private static final String TEXT = "CamelIntegryText.";
    private static final Pattern ESCAPED = Pattern.compile("_([0-9a-f]{4})");
    private static final int MAX_CHARACTERS = 8192;
    private static final HexFormat HEX = HexFormat.of();

    private MessageValue() {}

    /**
     * {@return a value as it stands in a URI}
     *
     * @param part what of the URI it is, for a message
     */
    static String write(String part, String value) {
        return write(VALUE, part, value);
    }

    /** {@return the same of a value that is a text, though it may look like a number} */
    static String writeText(String part, String value) {
        return write(TEXT, part, value);
    }

    private static String write(String mark, String part, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("The value of " + part + " in the URI of the route has " + text.length()
                    + " characters, of which at most " + MAX_CHARACTERS
                    + " can be in a URI: nothing was sent. Put it into the body or a header");
        }
        StringBuilder written = new StringBuilder(mark);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (meansItself(c)) {
                written.append(c);
            } else {
                written.append('_').append(HEX.toHexDigits(c));
            }
        }
        return written.toString();
    }

    private static boolean meansItself(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    /** {@return the value, if this is one that was written; else {@code null}} */
    static @Nullable String read(@Nullable Object value) {
        if (!(value instanceof String written)) {
            return null;
        }
        if (written.startsWith(VALUE)) {
            return read(written, VALUE.length());
        }
        return isText(written) ? read(written, TEXT.length()) : null;
    }

    /** {@return whether it was written as a text} */
    static boolean isText(@Nullable Object value) {
        return value instanceof String written && written.startsWith(TEXT);
    }

    private static String read(String written, int begin) {
        return ESCAPED.matcher(written.substring(begin)).replaceAll(escaped -> {
            char c = (char) HexFormat.fromHexDigits(escaped.group(1));
            return Matcher.quoteReplacement(String.valueOf(c));
        });
    }
}
