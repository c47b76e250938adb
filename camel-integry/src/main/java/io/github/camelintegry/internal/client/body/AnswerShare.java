package io.github.camelintegry.internal.client.body;

/**
 * What one call holds of the memory for answers, from its first byte until its result is handed on. It is used by one
 * thread at a time; only who waits is served by another.
 */
public class AnswerShare {

    private static final Runnable NOTHING = () -> {};

    private final AnswerMemory memory;
    private final long birth;
    private long held;
    private long wanted;
    private Runnable goOn = NOTHING;
    /** Whether it ever had to ask: the memory may know it. */
    private boolean known;

    public AnswerShare(AnswerMemory memory, long birth) {
        this.memory = memory;
        this.birth = birth;
    }

    /**
     * Takes so many bytes more.
     *
     * @param goOn runs, on any thread, when they have been taken later
     * @return whether they have been taken now
     */
    public boolean take(long bytes, Runnable goOn) {
        return memory.take(this, bytes, goOn);
    }

    /** Gives some of them back. */
    void giveBack(long bytes) {
        held -= bytes;
        memory.giveBack(bytes);
    }

    /** Gives everything back, and waits for nothing more. The next attempt of the call begins anew. */
    public void close() {
        if (known) {
            memory.forget(this);
            known = false;
        }
        long all = held;
        held = 0;
        memory.giveBack(all);
    }

    /** How much memory there is for all. */
    long max() {
        return memory.max();
    }

    /** What it holds now. */
    long held() {
        return held;
    }

    /** The lower, the older. */
    long birth() {
        return birth;
    }

    boolean isSmallWith(long more, long small) {
        return held + more <= small;
    }

    void ask(long bytes, Runnable then) {
        known = true;
        wanted = bytes;
        goOn = then;
    }

    long wanted() {
        return wanted;
    }

    Runnable goOn() {
        return goOn;
    }

    void receive(long bytes) {
        held += bytes;
    }
}
