package io.github.camelintegry.personssyncboot.web;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** There is a login where a password is set, and there has to be one where other machines reach the server. */
@Component
class LoginRule {

    private static final String NAME = "spring.security.user.name";
    private static final String PASSWORD = "spring.security.user.password";

    private final Environment settings;

    LoginRule(Environment settings, ServerProperties server, ManagementServerProperties management) {
        this.settings = settings;
        check("server.address", server.getAddress());
        if (ManagementPortType.get(settings) == ManagementPortType.DIFFERENT) {
            check("management.server.address", management.getAddress());
        }
    }

    boolean applies() {
        return has(PASSWORD);
    }

    /** @param address {@code null} for all addresses of this machine */
    private void check(String property, @Nullable InetAddress address) {
        boolean loopback = address != null && address.isLoopbackAddress();
        if (!loopback && !(has(NAME) && has(PASSWORD))) {
            throw new InvalidConfigurationPropertyValueException(
                    property,
                    settings.getProperty(property),
                    "Other machines can reach it, so there must be a login. Set " + NAME + " and " + PASSWORD + ", or "
                            + property + " to 127.0.0.1.");
        }
    }

    private boolean has(String property) {
        return StringUtils.hasText(settings.getProperty(property));
    }
}
