package io.github.camelintegry.docs;

import java.util.regex.Pattern;

/**
 * What is the same in a message whoever gets it: its fixed text, with {@value #VALUE} for each value.
 *
 * @param text in one line, with single blanks
 */
record Template(String text) implements Comparable<Template> {

    static final String VALUE = "…";

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern VALUES = Pattern.compile("…+");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    Template {
        text = VALUES.matcher(BLANKS.matcher(text).replaceAll(" ").strip()).replaceAll(VALUE);
    }

    /** {@return whether somebody could read it: two words, and a third or a value} */
    boolean isSentence() {
        long words = WORD.matcher(text).results().count();
        return text.contains(" ") && (words > 2 || words == 2 && text.contains(VALUE));
    }

    boolean hasWords() {
        return WORD.matcher(text).find();
    }

    @Override
    public int compareTo(Template other) {
        return text.compareTo(other.text);
    }
}
