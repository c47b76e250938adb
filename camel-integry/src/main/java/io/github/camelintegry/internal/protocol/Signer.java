package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.util.BoundedCache;
import io.github.camelintegry.internal.util.TextEnds;
import io.github.camelintegry.internal.util.Utf8;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs User-IDs with one pair of credentials. The signature of a user never changes, so it is computed once and kept
 * for the users seen most recently. Safe for use by many threads.
 */
public final class Signer {

    /** How long a User-ID may be, in UTF-8 bytes: what fits into the header block of common servers with room to spare. */
    private static final int MAX_USER_ID_BYTES = 4096;

    private static final int KEPT_SIGNATURES = 2048;
    private static final String ALGORITHM = "HmacSHA256";

    private final IntegryCredentials credentials;
    private final SecretKeySpec key;
    private final BoundedCache<String, Signature> signatures = new BoundedCache<>(KEPT_SIGNATURES);

    /**
     * A signer for these credentials.
     *
     * @throws IllegalArgumentException if the App-Key could not be sent as a header, or the App-Secret is empty or no Unicode
     * @throws IllegalStateException    if this Java runtime cannot sign with them
     */
    public Signer(IntegryCredentials credentials) {
        if (credentials.appSecret().isEmpty()) {
            throw new IllegalArgumentException("appSecret is empty");
        }
        if (!credentials.appKey().chars().allMatch(c -> c > ' ' && c < 0x7f)
                || credentials.appKey().isEmpty()) {
            throw new IllegalArgumentException("appKey must consist of printable ASCII characters without blanks");
        }
        this.credentials = credentials;
        this.key = new SecretKeySpec(Utf8.encode(credentials.appSecret(), "appSecret"), ALGORITHM);
        // fails here and now if the runtime cannot sign
        mac();
    }

    /** {@return the credentials that this signer signs with} */
    public IntegryCredentials credentials() {
        return credentials;
    }

    /**
     * {@return the signature of a user}
     *
     * @throws IllegalArgumentException if the User-ID cannot be sent unchanged as a header
     */
    public Signature sign(String userId) {
        return signatures.computeIfAbsent(userId, this::signAnew);
    }

    private Signature signAnew(String userId) {
        byte[] hash = mac().doFinal(sendable(userId));
        return new Signature(credentials.appKey(), userId, HexFormat.of().formatHex(hash));
    }

    /** Another one for each signature: it is used by one thread at a time. */
    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This Java runtime cannot sign with HmacSHA256 and the appSecret, so no request can be made: give it a"
                            + " security provider that can",
                    e);
        }
    }

    /** The bytes of a User-ID, if a server will read the very same ones: signed and sent must never differ. */
    private static byte[] sendable(String userId) {
        if (userId.isEmpty()) {
            throw new IllegalArgumentException("userId is empty");
        }
        boolean controls = userId.chars().anyMatch(Character::isISOControl);
        if (controls || userId.charAt(0) == ' ' || userId.charAt(userId.length() - 1) == ' ') {
            String ends = TextEnds.fault(userId);
            throw new IllegalArgumentException(
                    ends == null
                            ? "userId contains control characters, such as a line break, which no header can carry: take"
                                    + " them out"
                            : "userId " + ends + ", which no header carries unchanged: strip it where it is read");
        }
        byte[] bytes = Utf8.encode(userId, "userId");
        if (bytes.length > MAX_USER_ID_BYTES) {
            throw new IllegalArgumentException(
                    "userId is longer than the " + MAX_USER_ID_BYTES + " bytes that fit into a header");
        }
        return bytes;
    }
}
