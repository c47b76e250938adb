package io.github.camelintegry.benchmarks.service;

/** The functions of the stand-in. Their names say what they answer, so that it needs no configuration. */
public final class Functions {

    static final String ANSWER = "answer-";
    static final String PAGES = "pages-";

    private Functions() {}

    /** {@return the name of a function whose answer is about so large} */
    public static String answer(int bytes) {
        return ANSWER + bytes;
    }

    /** {@return the name of a function that has so many pages, each of which takes the latency to come} */
    public static String pages(int pages, int recordsPerPage, int latencyMillis) {
        return PAGES + pages + '-' + recordsPerPage + '-' + latencyMillis;
    }
}
