package io.github.camelintegry.internal.position;

import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.protocol.IntegryRequest;

/**
 * Which walk it is.
 *
 * @param request     what it asks for
 * @param fingerprint of that
 * @param key         under which it is kept
 */
public record WalkIdentity(IntegryRequest request, Fingerprint fingerprint, String key) {

    /** The walk that the options alone describe: a {@code cursorKey} is its whole key. */
    public static WalkIdentity ofOptions(IntegryEndpoint endpoint, IntegryRequest request) {
        Fingerprint fingerprint = fingerprint(endpoint, request);
        String cursorKey = endpoint.getCursorKey();
        return new WalkIdentity(request, fingerprint, cursorKey == null ? fingerprint.key() : cursorKey);
    }

    /** A walk whose user a message names: a {@code cursorKey} is a prefix, or all users would share one position. */
    public static WalkIdentity ofMessage(IntegryEndpoint endpoint, IntegryRequest request) {
        Fingerprint fingerprint = fingerprint(endpoint, request);
        String cursorKey = endpoint.getCursorKey();
        return new WalkIdentity(
                request, fingerprint, cursorKey == null ? fingerprint.key() : fingerprint.key(cursorKey));
    }

    /** Tells what an endpoint asks for from what any other does. */
    public static Fingerprint fingerprint(IntegryEndpoint endpoint, IntegryRequest request) {
        IntegryConfiguration options = endpoint.getConfiguration();
        return Fingerprint.of(BaseUrl.parse(options.getBaseUrl(), true).toString(), options.getApiStyle(), request);
    }
}
