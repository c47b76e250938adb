package io.github.camelintegry.internal.client.address;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy in front of the service.
 *
 * @param host     its host
 * @param port     its port
 * @param user     the user it asks for, if it does
 * @param password that user's password
 */
public record ProxySettings(String host, int port, @Nullable String user, @Nullable String password) {

    /** Shows no password. */
    @Override
    public String toString() {
        return "ProxySettings[" + host + ':' + port + ']';
    }
}
