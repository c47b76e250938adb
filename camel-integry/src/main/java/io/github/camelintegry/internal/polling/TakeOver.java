package io.github.camelintegry.internal.polling;

import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import org.apache.camel.util.ObjectHelper;

/**
 * That somebody else has written where a walk stands. The poll that finds it out breaks off, but is no failure of its
 * consumer's: the walk goes on, if only elsewhere.
 */
public final class TakeOver {

    private TakeOver() {}

    /** {@return whether a poll broke off with this for that reason, be it that the position was committed in the route, which may wrap it} */
    public static boolean isCauseOf(Throwable failure) {
        return ObjectHelper.getException(IntegryWalkTakenOverException.class, failure) != null;
    }
}
