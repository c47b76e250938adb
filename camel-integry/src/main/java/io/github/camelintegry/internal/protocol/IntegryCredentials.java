package io.github.camelintegry.internal.protocol;

import java.util.Objects;

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

    /** Shows neither value. */
    @Override
    public String toString() {
        return "IntegryCredentials[masked]";
    }
}
