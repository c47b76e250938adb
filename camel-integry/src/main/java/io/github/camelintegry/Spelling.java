package io.github.camelintegry;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant who wrote a name that there is not. */
final class Spelling {

    /** More of them help nobody. */
    private static final int MOST_NAMES = 3;

    private static final int LETTERS_FOR_EACH_SLIP = 4;
    private static final int MOST_SLIPS = 3;

    private Spelling() {}

    /**
     * {@return the names that are nearest to a text, if they are near at all: one slip of a letter is allowed for each four,
     * three at most}
     */
    static List<String> similar(String text, Collection<String> names) {
        int allowed = Math.min(MOST_SLIPS, Math.max(1, text.length() / LETTERS_FOR_EACH_SLIP));
        // a text that is far too long is like no name, and not worth comparing
        List<String> near = names.stream()
                .filter(name -> Math.abs(name.length() - text.length()) <= allowed && slips(text, name) <= allowed)
                .toList();
        int fewest = near.stream().mapToInt(name -> slips(text, name)).min().orElse(0);
        return near.stream()
                .filter(name -> slips(text, name) == fewest)
                .limit(MOST_NAMES)
                .toList();
    }

    /** How many letters were left out, put in, changed, or exchanged with their neighbour; letter case does not matter. */
    private static int slips(String written, String name) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int fewest(int[][] slips, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(slips[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, 1 + slips[i - 2][j - 2]) : least;
    }
}
