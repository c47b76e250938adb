package io.github.camelintegry.internal.protocol;

import java.nio.charset.StandardCharsets;

/**
 * The values of the three headers that identify a request. The hash covers neither body nor time, so it is a permanent
 * password of that user and masked wherever the secret is.
 *
 * @param appKey the value of {@code App-Key}
 * @param userId the value of {@code User-ID}; goes on the wire as the UTF-8 bytes that were signed
 * @param hash   the value of {@code Hash}: lower-case hex of HMAC-SHA256(App-Secret, User-ID)
 */
public record Signature(String appKey, String userId, String hash) {

    /** The header that carries the App-Key. */
    public static final String APP_KEY = "App-Key";

    /** The header that carries the User-ID. */
    public static final String USER_ID = "User-ID";

    /** The header that carries the hash. */
    public static final String HASH = "Hash";

    /** {@return the bytes of the User-ID that were signed and must be sent} */
    public byte[] userIdBytes() {
        return userId.getBytes(StandardCharsets.UTF_8);
    }

    /** Shows the user only. */
    @Override
    public String toString() {
        return "Signature[userId=" + userId + "]";
    }
}
