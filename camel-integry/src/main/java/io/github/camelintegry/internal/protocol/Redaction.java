package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.util.Texts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the service says, made fit for a message: should it quote the hash of the request, that is left out. */
public final class Redaction {

    /**
     * What is looked at of a text. Far more than what is shown of it, so that a hash that is cut in two here does not come
     * into sight, be there ever so many before it that become shorter.
     */
    public static final int MAX_READ = 10_000;

    private final Pattern hash;

    public Redaction(Signature signature) {
        this.hash = Pattern.compile(Pattern.quote(signature.hash()), Pattern.CASE_INSENSITIVE);
    }

    /** A text of bounded length, without the hash. */
    public String whole(String text) {
        return hash.matcher(text).replaceAll("[hash]");
    }

    /** The beginning of a text, on one line and without the hash. */
    public String excerpt(@Nullable String text) {
        return text == null
                ? ""
                : Texts.excerpt(hash.matcher(Texts.beginning(text, MAX_READ)).replaceAll("[hash]"));
    }
}
