package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Texts;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes file names of keys. What is not safe in a name on every system is written as its code, capitals too, so that no two
 * keys share a file, be it on a file system that does not tell A from a.
 */
final class StateFileNames {

    static final String SUFFIX = ".state";

    /** With the suffix, and what is added while a file is written aside, it must fit into the 255 of common file systems. */
    private static final int LONGEST = 200;

    private static final int MAX_SHOWN = 60;

    /** What Windows takes for a device, whatever follows behind a dot. */
    private static final Pattern RESERVED = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

    /** Half of a pair, or a text in UTF-8. */
    private static final Pattern CODES = Pattern.compile("%u([0-9a-f]{4})|((?:%[0-9a-f]{2})+)");

    private StateFileNames() {}

    /**
     * {@return the name of the key's file}
     *
     * @throws IllegalArgumentException if the key is empty, or the name would be too long
     */
    static String of(String key) {
        String name = encoded(key);
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    "The key of a state is empty, so no file can be named after it: set cursorKey to a text, or leave it out");
        }
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException("The key of a state is too long to name a file after it: its "
                    + key.length() + " characters take " + name.length() + ", of at most " + LONGEST
                    + ", where each but a-z, 0-9, - and _ takes three for every byte that it has in UTF-8. Set a shorter"
                    + " cursorKey, or leave it out; it was " + Texts.excerpt(key, MAX_SHOWN));
        }
        return name + SUFFIX;
    }

    /** {@return the key whose file has this name; {@code null} if no key's has} */
    static @Nullable String keyOf(String file) {
        String name = file.substring(0, file.length() - SUFFIX.length());
        String key = CODES.matcher(name).replaceAll(codes -> Matcher.quoteReplacement(decoded(codes)));
        return !key.isEmpty() && name.length() <= LONGEST && encoded(key).equals(name) ? key : null;
    }

    private static String decoded(MatchResult codes) {
        String half = codes.group(1);
        return half == null
                ? new String(HexFormat.of().parseHex(codes.group(2).replace("%", "")), StandardCharsets.UTF_8)
                : String.valueOf((char) Integer.parseInt(half, 16));
    }

    private static String encoded(String key) {
        StringBuilder name = new StringBuilder();
        key.codePoints().forEach(c -> append(name, c));
        if (RESERVED.matcher(name).matches()) {
            name.replace(0, 1, code(name.charAt(0)));
        }
        return name.toString();
    }

    private static void append(StringBuilder name, int c) {
        boolean safe = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        if (safe) {
            name.append((char) c);
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            // half of a pair, which has no UTF-8
            name.append("%u").append(Integer.toHexString(c));
        } else {
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                name.append(code(b));
            }
        }
    }

    private static String code(int b) {
        return String.format("%%%02x", b & 0xff);
    }
}
