package io.github.camelintegry.internal.options;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** Tells Camel which options of ours to mask: its own list is fixed when Camel is built. */
public final class SensitiveOptions {

    private static final String KEYWORDS = "appsecret,appkey";

    private SensitiveOptions() {}

    /** Adds our options to what the context masks already. */
    public static void addTo(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        String present = extension.getAdditionalSensitiveKeywords();
        String others = present == null || present.isBlank() ? "" : present + ',';
        if (!others.contains(KEYWORDS)) {
            extension.setAdditionalSensitiveKeywords(others + KEYWORDS);
        }
    }
}
