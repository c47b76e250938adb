package io.github.camelintegry.internal.client.trouble;

/**
 * Why no call comes through, in words for whoever can change it.
 *
 * @param why     what went wrong
 * @param cure    what to look at: a whole sentence without its full stop
 * @param lasting whether every call fails like this until somebody has changed something, so that another attempt is in
 *     vain
 */
public record Trouble(String why, String cure, boolean lasting) {

    public static Trouble lasting(String why, String cure) {
        return new Trouble(why, cure, true);
    }

    /** What may be over in a moment. */
    public static Trouble passing(String why, String cure) {
        return new Trouble(why, cure, false);
    }
}
