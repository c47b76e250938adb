package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells one walk from another: the hash of everything that decides which records come. Neither secret nor hash is in it,
 * so credentials can be replaced in the midst of a walk.
 *
 * @param hex 64 hex digits
 */
public record Fingerprint(String hex) {

    /**
     * {@return the fingerprint of a request, whatever its cursor}
     *
     * @param baseUrl in its normal form, since another spelling of the same address makes no other walk
     */
    public static Fingerprint of(String baseUrl, String style, IntegryRequest request) {
        StringBuilder text = new StringBuilder();
        add(text, style);
        add(text, baseUrl);
        add(text, request.operation().text());
        add(text, request.name() == null ? "" : request.name());
        add(text, request.userId());
        for (Map.Entry<String, String> parameter : new TreeMap<>(request.query()).entrySet()) {
            add(text, parameter.getKey());
            add(text, parameter.getValue());
        }
        add(text, new String(request.arguments().json(), StandardCharsets.UTF_8));
        if (request.version() != null) {
            // another version may give other records, or cursors that this one does not know
            add(text, "version " + request.version());
        }
        return new Fingerprint(
                HexFormat.of().formatHex(Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8))));
    }

    /** {@return the key under which a walk's position is kept unless told otherwise} */
    public String key() {
        return key("integry");
    }

    /** {@return the key of one of many walks that are told apart by nothing else than what they ask for} */
    public String key(String prefix) {
        return prefix + '-' + hex.substring(0, 16);
    }

    /** With its length in front, so that no two lists of parts read the same. */
    private static void add(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part).append('\n');
    }
}
