package io.github.camelintegry.internal.util;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant who wrote one that does not exist. */
public final class Spelling {

    /** Beyond that, a name is another word, and naming it would lead astray. */
    private static final int LETTERS_OF_A_SLIP = 4;

    /** No name is as long; a comparison takes time and memory by the square of it. */
    private static final int MAX_LENGTH = 100;

    private Spelling() {}

    /** {@return the known name that is closest to what was written, with one slip for every four letters at most} */
    static Optional<String> closest(String written, Collection<String> known) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String letters = letters(written);
        return known.stream()
                .filter(name -> slips(letters, letters(name)) <= Math.max(1, letters.length() / LETTERS_OF_A_SLIP))
                .min(Comparator.<String>comparingInt(name -> slips(letters, letters(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@return a question to put behind a message; empty if nothing is close} */
    public static String question(String written, Collection<String> known) {
        return closest(written, known)
                .map(name -> ". Did you mean " + name + "?")
                .orElse("");
    }

    private static String letters(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, left out, replaced, or exchanged with the next one. */
    private static int slips(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int k = 0; k <= other.length(); k++) {
                slips[i][k] = i == 0 || k == 0 ? i + k : fewest(slips, one, other, i, k);
            }
        }
        return slips[one.length()][other.length()];
    }

    private static int fewest(int[][] slips, String one, String other, int i, int k) {
        int replaced = slips[i - 1][k - 1] + (one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(slips[i - 1][k], slips[i][k - 1]));
        boolean exchanged =
                i > 1 && k > 1 && one.charAt(i - 1) == other.charAt(k - 2) && one.charAt(i - 2) == other.charAt(k - 1);
        return exchanged ? Math.min(fewest, slips[i - 2][k - 2] + 1) : fewest;
    }
}
