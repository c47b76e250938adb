package io.github.camelintegry.internal.protocol;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two values by which Integry knows a workspace, as its web application shows them.
 *
 * @param appKey    the public half, sent with every request in the header {@code App-Key}
 * @param appSecret the secret half, never sent: the key with which User-IDs are signed
 */
public record IntegryCredentials(String appKey, String appSecret) {

    /** Refuses a missing half. */
    public IntegryCredentials {
        Objects.requireNonNull(appKey, "appKey");
        Objects.requireNonNull(appSecret, "appSecret");
    }

    /** By hand, like the hash code: a record links its own when first asked for it, within the first call. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntegryCredentials credentials
                && appKey.equals(credentials.appKey)
                && appSecret.equals(credentials.appSecret);
    }

    @Override
    public int hashCode() {
        return 31 * appKey.hashCode() + appSecret.hashCode();
    }

    /** Shows neither value. */
    @Override
    public String toString() {
        return "IntegryCredentials[masked]";
    }
}
