package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.protocol.FunctionVersion;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that was not sent.
 *
 * @param method  the HTTP method
 * @param url     where it would go
 * @param headers its headers, App-Key and hash masked
 * @param body    its body, if it has one
 */
public record DryRun(String method, String url, Map<String, String> headers, @Nullable String body) {

    private static final String MASK = "xxxxxx";

    /**
     * {@return what would be sent}
     *
     * @throws IllegalArgumentException if the request cannot be sent: bad name, User-ID or value
     */
    public static DryRun of(CallSettings settings, Signer signer, IntegryRequest call) {
        return of(settings.baseUrl(), signer.sign(call.userId()), settings.encode(call));
    }

    static DryRun of(BaseUrl service, Signature signature, WireRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Signature.APP_KEY, MASK);
        headers.put(Signature.USER_ID, signature.userId());
        headers.put(Signature.HASH, MASK);
        String type = request.contentType();
        if (type != null) {
            headers.put("Content-Type", type);
        }
        if (request.version() != null) {
            headers.put(FunctionVersion.HEADER, request.version().text());
        }
        byte[] body = request.body();
        return new DryRun(
                request.method(),
                service + request.target(),
                headers,
                body == null ? null : new String(body, StandardCharsets.UTF_8));
    }
}
