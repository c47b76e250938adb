package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Texts;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

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

    private StateFileNames() {}

    /**
     * {@return the name of the key's file}
     *
     * @throws IllegalArgumentException if the key is empty, or the name would be too long
     */
    static String of(String key) {
        StringBuilder name = new StringBuilder();
        key.codePoints().forEach(c -> append(name, c));
        if (RESERVED.matcher(name).matches()) {
            name.replace(0, 1, code(name.charAt(0)));
        }
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
