package io.github.camelintegry.internal.client.body;

import io.github.camelintegry.internal.util.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a body says that it is encoded. This client asks for gzip only: what comes otherwise is not the service's doing, but
 * most likely that of something between.
 *
 * @param names in the order in which they were applied, those left out that change nothing
 */
public record ContentEncoding(List<String> names) {

    public static final String HEADER = "Content-Encoding";

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final int MAX_OF_NAMES = 100;

    /** Of all values of the header, each of which may be a list. */
    public static ContentEncoding of(List<String> values) {
        return new ContentEncoding(values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList());
    }

    /** Whether it is the one that was asked for. */
    boolean isGzip() {
        return names.size() == 1 && GZIP.contains(names.get(0));
    }

    /** Whether nobody asked for it, so that it cannot be undone. */
    public boolean isUnasked() {
        return !names.isEmpty() && !isGzip();
    }

    /** {@return what came, who likely did it and what to do, to be put behind what was asked} */
    public String complaint() {
        return "a body in Content-Encoding " + Texts.excerpt(String.join(", ", names), MAX_OF_NAMES)
                + ", which was not asked for: this client sends Accept-Encoding: gzip and reads nothing else. Most likely a"
                + " proxy, gateway or CDN between here and Integry encoded it: have it obey Accept-Encoding, or switch"
                + " its compression off for this host";
    }
}
