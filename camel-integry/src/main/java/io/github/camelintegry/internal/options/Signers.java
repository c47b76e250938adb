package io.github.camelintegry.internal.options;

import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.util.BoundedCache;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What signs for the endpoints of a component. It finds out what is wrong with credentials before the service does, which
 * says no more than that they are wrong.
 */
public final class Signers {

    private static final int MAX_KEPT = 64;

    private final Supplier<String> component;
    private final BoundedCache<IntegryCredentials, Signer> kept = new BoundedCache<>(MAX_KEPT);

    /** For the component of this name, which it may get later. */
    public Signers(Supplier<String> component) {
        this.component = component;
    }

    /**
     * {@return what signs with these credentials}
     *
     * @throws IllegalArgumentException if one is missing, or cannot be meant as it is
     */
    public Signer of(@Nullable String appKey, @Nullable String appSecret) {
        IntegryCredentials credentials = new IntegryCredentials(
                present(appKey, "appKey", "app-key", "App-Key"),
                present(appSecret, "appSecret", "app-secret", "App-Secret"));
        return kept.computeIfAbsent(credentials, Signers::signer);
    }

    private static Signer signer(IntegryCredentials credentials) {
        IntactText.require("appKey", credentials.appKey());
        IntactText.require("appSecret", credentials.appSecret());
        return new Signer(credentials);
    }

    private String present(@Nullable String value, String option, String property, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(option + " is " + (value == null ? "missing" : "empty")
                    + ": set camel.component." + component.get() + '.' + property + " to the " + what
                    + " of your Integry workspace, in application.properties or application.yaml (Camel Main, JBang,"
                    + " Quarkus, Spring Boot), or call getConfiguration().set" + Character.toUpperCase(option.charAt(0))
                    + option.substring(1) + "(…) of the component in code");
        }
        return value;
    }
}
