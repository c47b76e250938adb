package io.github.camelintegry.benchmarks.starts;

import io.github.camelintegry.IntegryComponent;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path of this JVM, and the same with another component on it. */
final class ClassPath {

    private ClassPath() {}

    static String own() {
        return System.getProperty("java.class.path", "");
    }

    /** {@return ours, with these classes in the place of our component's} */
    static String with(String other) throws URISyntaxException {
        Path ours = component();
        return Arrays.stream(own().split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).equals(ours) ? other : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** {@return where the classes of our component are} */
    static Path component() throws URISyntaxException {
        return Path.of(IntegryComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
