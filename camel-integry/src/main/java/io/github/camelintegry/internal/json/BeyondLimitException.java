package io.github.camelintegry.internal.json;

/**
 * JSON that holds more than this component reads. It is refused by a limit of ours, not for a fault of the bytes, so to ask
 * for it again would bring the same.
 */
public final class BeyondLimitException extends MalformedJsonException {

    private static final long serialVersionUID = 1L;

    private BeyondLimitException(String message) {
        super(message);
    }

    static BeyondLimitException depth(int most) {
        return new BeyondLimitException("it nests more deeply than maxNestingDepth (" + most
                + ") allows: raise maxNestingDepth if such data is right");
    }

    static BeyondLimitException range() {
        return new BeyondLimitException(
                "it holds a number beyond any range: as text (outputType=string) such an output comes as it is");
    }

    static BeyondLimitException digits(int most) {
        return new BeyondLimitException("it holds a number of more than " + most
                + " digits, which is not read: have the app give such values as text");
    }
}
