package io.github.camelintegry.internal.options;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.Signer;
import org.jspecify.annotations.Nullable;

/** Finds out what is wrong with credentials before the service does, which says no more than that they are wrong. */
public final class Credentials {

    private Credentials() {}

    /**
     * {@return the credentials of these halves}
     *
     * @throws IllegalArgumentException if one is missing
     */
    public static IntegryCredentials of(
            IntegryComponent component, @Nullable String appKey, @Nullable String appSecret) {
        return new IntegryCredentials(
                present(component, appKey, "appKey", "app-key", "App-Key"),
                present(component, appSecret, "appSecret", "app-secret", "App-Secret"));
    }

    /**
     * {@return what signs with these credentials}
     *
     * @throws IllegalArgumentException if one cannot be meant as it is
     */
    public static Signer signer(IntegryCredentials credentials) {
        IntactText.require("appKey", credentials.appKey());
        IntactText.require("appSecret", credentials.appSecret());
        return new Signer(credentials);
    }

    private static String present(
            IntegryComponent component, @Nullable String value, String option, String property, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(option + " is " + (value == null ? "missing" : "empty")
                    + ": set camel.component." + component.registeredName() + '.' + property + " to the " + what
                    + " of your Integry workspace, in application.properties or application.yaml (Camel Main, JBang,"
                    + " Quarkus, Spring Boot), or call getConfiguration().set" + Character.toUpperCase(option.charAt(0))
                    + option.substring(1) + "(…) of the component in code");
        }
        return value;
    }
}
