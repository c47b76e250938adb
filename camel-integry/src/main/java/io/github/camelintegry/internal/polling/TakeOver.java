package io.github.camelintegry.internal.polling;

import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * That somebody else has written where a walk stands. The poll that finds it out breaks off, but is no failure of its
 * consumer's: the walk goes on, if only elsewhere.
 */
public final class TakeOver {

    private TakeOver() {}

    /** {@return whether a poll broke off with this for that reason} */
    public static boolean isCauseOf(Throwable failure) {
        return in(failure) != null;
    }

    /** {@return the take-over that a poll broke off with; Camel's transactions wrap one that was found out in the route} */
    static @Nullable IntegryWalkTakenOverException in(Throwable failure) {
        return ObjectHelper.getException(IntegryWalkTakenOverException.class, failure);
    }
}
