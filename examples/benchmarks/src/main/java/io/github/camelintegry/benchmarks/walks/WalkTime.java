package io.github.camelintegry.benchmarks.walks;

/**
 * How long a walk took.
 *
 * @param nanos     from its begin to the end of the work on its last page
 * @param workNanos how much of it was work on pages
 * @param pages     how many pages it had
 */
record WalkTime(long nanos, long workNanos, int pages) {

    /** The time of a walk that began then and ends now. */
    static WalkTime since(long begun, Work work) {
        return new WalkTime(System.nanoTime() - begun, work.spent(), work.pages());
    }

    double seconds() {
        return nanos / 1e9;
    }

    double pagesPerSecond() {
        return pages / seconds();
    }

    double workNanosPerPage() {
        return (double) workNanos / pages;
    }

    /** Of a walk that fetches only when it does not work. */
    double fetchNanosPerPage() {
        return (double) (nanos - workNanos) / pages;
    }

    /**
     * What this walk would have taken had it only waited for its slower half.
     *
     * @param fetchNanos how long a fetch takes
     */
    double idealNanos(double fetchNanos) {
        double work = workNanosPerPage();
        return pages * Math.max(fetchNanos, work) + Math.min(fetchNanos, work);
    }
}
