package io.github.camelintegry.simulator.internal.data;

/** A kind of record that an app holds, with its store. */
public record Kind(String singular, String plural, StoredRecords store, PageShape shape) {

    static Kind of(String singular, StoredRecords store, PageShape shape) {
        return new Kind(singular, plural(singular), store, shape);
    }

    /** {@return the singular with its article, as function names have it} */
    String one() {
        // "a user", but "an order"
        return ("aeio".indexOf(singular.charAt(0)) >= 0 ? "an-" : "a-") + singular;
    }

    public String title() {
        return title(singular);
    }

    public static String title(String singular) {
        String words = singular.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String plural(String singular) {
        return singular.endsWith("y") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
    }
}
