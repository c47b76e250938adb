package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.util.Texts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a function is meant, as the service writes it: {@code version} of a function's metadata. It travels in a
 * request header of its own, so it is of characters that a header carries unchanged, and cannot begin another one.
 *
 * @param text such as {@code 3}; 1 to 64 visible characters of ASCII
 */
public record FunctionVersion(String text) {

    /** The header that has it on the wire. */
    public static final String HEADER = "Version";

    private static final Pattern SENDABLE = Pattern.compile("[!-~]{1,64}");

    /**
     * A version of this text.
     *
     * @throws IllegalArgumentException if no header can carry it
     */
    public FunctionVersion {
        if (!SENDABLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "functionVersion, or the header CamelIntegryFunctionVersion, must be 1 to 64"
                            + " letters, digits or other visible characters of ASCII, such as 3, not '"
                            + Texts.excerpt(text, 64)
                            + "': give it the version that the function's meta has, or leave it out for the latest");
        }
    }

    /** {@return the version of this text; {@code null} if there is none} */
    public static @Nullable FunctionVersion of(@Nullable String text) {
        return text == null ? null : new FunctionVersion(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
