package io.github.camelintegry.protocol;

/** Foreign texts made fit for a message: no line breaks that could forge a log line, and no endless length. */
public final class Texts {

    private static final int MOST_CHARACTERS = 500;

    private Texts() {}

    /** {@return the text with what could break a line replaced by blanks} */
    public static String printable(String text) {
        if (text.codePoints().noneMatch(Texts::breaksLines)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(breaksLines(c) ? ' ' : c));
        return printable.toString();
    }

    /** {@return the beginning of the text, printable} */
    public static String excerpt(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return printable(text);
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        String beginning = text.substring(0, splitsPair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
        return printable(beginning) + "… (" + text.length() + " characters)";
    }

    static boolean breaksLines(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
