package io.github.camelintegry.simulator;

import java.util.Locale;

/** What becomes of a request whose path ends with a slash, or without. */
public enum Slashes {
    /** Both are served. */
    AS_SENT,
    /** A path whose end is not the documented one is redirected to that. */
    REDIRECT,
    /** The documented path is redirected to the one with the other end. */
    REDIRECT_TO_OTHER;

    /** The system property that tells the default. */
    public static final String PROPERTY = "integry.simulator.slashes";

    /** {@return what {@value #PROPERTY} names, else {@link #AS_SENT}} */
    static Slashes standard() {
        return named(System.getProperty(PROPERTY, AS_SENT.name()));
    }

    /** In any case, and with hyphens as well. */
    static Slashes named(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("as-sent, redirect or redirect-to-other is needed, not " + name, e);
        }
    }

    /** {@return whether a path is redirected} */
    boolean redirects(boolean documented) {
        return switch (this) {
            case AS_SENT -> false;
            case REDIRECT -> !documented;
            case REDIRECT_TO_OTHER -> documented;
        };
    }
}
