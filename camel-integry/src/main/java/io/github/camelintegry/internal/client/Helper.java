package io.github.camelintegry.internal.client;

/** Somebody who waits for a call anyway, and may do its steps meanwhile: no other thread has to be woken for them. */
@FunctionalInterface
public interface Helper {

    /** Nobody: the client's threads do it all. */
    Helper NONE = step -> false;

    /**
     * Takes a step on, to do it as soon as may be on another thread than the caller's.
     *
     * @return {@code false} if the client's threads must do it
     */
    boolean takesOn(Runnable step);
}
