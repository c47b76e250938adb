package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.protocol.IntegryRequest;

/**
 * Which walk it is.
 *
 * @param request     what it asks for
 * @param fingerprint of that
 * @param key         under which it is kept
 */
public record WalkIdentity(IntegryRequest request, Fingerprint fingerprint, String key) {}
