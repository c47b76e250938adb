package io.github.camelintegry.internal.util;

/** Foreign texts made fit for a message: no line breaks that could forge a log line, and no endless length. */
public final class Texts {

    private static final int MAX_CHARACTERS = 500;
    private static final int MAX_OF_NAME = 200;

    private Texts() {}

    /** {@return the text with what could break a line replaced by blanks} */
    static String printable(String text) {
        if (text.codePoints().noneMatch(Texts::breaksLines)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(breaksLines(c) ? ' ' : c));
        return printable.toString();
    }

    /** {@return the beginning of the text, printable} */
    public static String excerpt(String text) {
        return excerpt(text, MAX_CHARACTERS);
    }

    /** {@return what is shown of a name: of a user, a function or an app} */
    public static String name(String text) {
        return excerpt(text, MAX_OF_NAME);
    }

    /** {@return the beginning of the text, of so many characters, printable} */
    public static String excerpt(String text, int most) {
        return text.length() <= most
                ? printable(text)
                : printable(beginning(text, most)) + "… (" + text.length() + " characters)";
    }

    /** {@return at most so many characters from the beginning of the text, none of them cut in half} */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean splitsPair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, splitsPair ? most - 1 : most);
    }

    /** {@return the text without any of these characters at its end} */
    public static String withoutTrailing(char dropped, String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == dropped) {
            end--;
        }
        return text.substring(0, end);
    }

    public static boolean breaksLines(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
