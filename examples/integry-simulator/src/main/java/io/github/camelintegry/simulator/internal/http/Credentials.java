package io.github.camelintegry.simulator.internal.http;

import io.github.camelintegry.simulator.wire.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** The key and secret of the one customer that the simulator knows, and the check of a request against them. */
public final class Credentials {

    private final String appKey;
    private volatile String appSecret;

    public Credentials(String appKey, String appSecret) {
        this.appKey = notEmpty(appKey, "appKey");
        this.appSecret = notEmpty(appSecret, "appSecret");
    }

    public String appKey() {
        return appKey;
    }

    public String appSecret() {
        return appSecret;
    }

    public void rotate(String newSecret) {
        appSecret = notEmpty(newSecret, "appSecret");
    }

    /** Throws the {@link Refusal} that a request without valid credentials is answered with; {@code operation} can be null. */
    public void verify(ClientRequest request, Operation operation) {
        String key = request.headers().get("App-Key");
        String user = request.user();
        String hash = request.headers().get("Hash");
        if (isEmpty(key) || isEmpty(user) || isEmpty(hash)) {
            // the service's listing of functions differs from all else
            throw Refusal.detail(
                    operation == Operation.LIST_FUNCTIONS ? 403 : 400, "Authentication credentials were not provided.");
        }
        if (!sameBytes(key, appKey)) {
            throw Refusal.detail(403, "The App-Key is not valid.");
        }
        if (!sameBytes(hash, Signature.of(appSecret, user))) {
            throw Refusal.detail(403, "The Hash does not belong to this User-ID.");
        }
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isEmpty();
    }

    private static boolean sameBytes(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String notEmpty(String value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty");
        }
        return value;
    }
}
