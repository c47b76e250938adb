package io.github.camelintegry.internal.util;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What nobody sees at the ends of a text that came out of a file, an environment or a web page. */
public final class TextEnds {

    private static final int NON_BREAKING_BLANK = 0xa0;
    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final int ZERO_WIDTH_BLANK = 0x200b;

    private TextEnds() {}

    /**
     * {@return what is invisible at which end, as in "ends with a line feed", without anything else of the text; {@code
     * null} if nothing is}
     */
    public static @Nullable String fault(String text) {
        if (text.isEmpty()) {
            return null;
        }
        int first = text.codePointAt(0);
        int last = text.codePointBefore(text.length());
        String begins = isInvisible(first) ? "begins with " + name(first) : null;
        String ends = text.endsWith("\r\n")
                ? "ends with " + name('\r') + " and " + name('\n')
                : isInvisible(last) ? "ends with " + name(last) : null;
        return begins == null || ends == null ? begins == null ? ends : begins : begins + " and " + ends;
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static String name(int c) {
        return switch (c) {
            case '\n' -> "a line feed";
            case '\r' -> "a carriage return";
            case '\t' -> "a tab";
            case ' ' -> "a blank";
            case NON_BREAKING_BLANK -> "a non-breaking blank";
            case BYTE_ORDER_MARK -> "a byte order mark";
            case ZERO_WIDTH_BLANK -> "a blank of no width";
            default -> String.format(Locale.ROOT, "the invisible character U+%04X", c);
        };
    }
}
