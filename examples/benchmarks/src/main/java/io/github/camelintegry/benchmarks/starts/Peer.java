package io.github.camelintegry.benchmarks.starts;

/** Who makes the first call over HTTPS. */
enum Peer {
    /** The component of this folder. */
    INTEGRY(By.INTEGRY.label(), By.INTEGRY),
    /** The component of another folder, which is told by its classes. */
    BEFORE("integry:, before", By.INTEGRY),
    /** A route of one's own. */
    HTTP(By.HTTP.label(), By.HTTP);

    private final String label;
    private final By by;

    Peer(String label, By by) {
        this.label = label;
        this.by = by;
    }

    String label() {
        return label;
    }

    By by() {
        return by;
    }
}
