package io.github.camelintegry.client;

/** Foreign texts made fit for a message: no line breaks that could forge a log line, and no endless length. */
final class Texts {

    private static final int MOST_CHARACTERS = 500;

    private Texts() {}

    /** Replaces what is not printable. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        printable.appendCodePoint(Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c));
        return printable.toString();
    }

    /** The beginning, printable. */
    static String excerpt(String text) {
        return text.length() <= MOST_CHARACTERS
                ? printable(text)
                : printable(text.substring(0, MOST_CHARACTERS)) + "… (" + text.length() + " characters)";
    }
}
