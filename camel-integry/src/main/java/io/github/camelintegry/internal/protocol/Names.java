package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Utf8;

/** Names as path segments, and texts as query values, so that neither can reach another path. */
final class Names {

    private static final int MAX_LENGTH = 512;
    private static final String UNSAFE = "/\\?#%;";
    private static final String HEX = "0123456789ABCDEF";

    private Names() {}

    /**
     * The path segment of a function or app name. What a server or proxy might read as more than one segment is refused
     * rather than encoded, since some of them decode before they route.
     */
    static String pathSegment(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "the name of the function or app is blank: write it into the URI, or set the header CamelIntegryName");
        }
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the name of the function or app is longer than " + MAX_LENGTH + " characters");
        }
        if (name.chars().anyMatch(c -> UNSAFE.indexOf(c) >= 0 || Texts.breaksLines(c))) {
            throw new IllegalArgumentException("the name of the function or app, '" + Texts.excerpt(name)
                    + "', contains a control character or one of " + UNSAFE
                    + ", which no name of Integry has: write it as the operations functions and apps list it");
        }
        if (name.chars().allMatch(c -> c == '.')) {
            throw new IllegalArgumentException("the name of the function or app, '" + name
                    + "', consists of dots only, which no name of Integry does");
        }
        return encode(name, "the name of the function or app");
    }

    /** Percent-encodes everything but the unreserved characters of RFC 3986; {@code what} names the text in a message. */
    static String encode(String text, String what) {
        byte[] utf8 = Utf8.encode(text, what);
        StringBuilder encoded = new StringBuilder(utf8.length + 16);
        for (byte b : utf8) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-._~".indexOf(b) >= 0;
    }
}
