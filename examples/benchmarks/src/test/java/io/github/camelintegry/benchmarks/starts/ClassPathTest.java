package io.github.camelintegry.benchmarks.starts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.IntegryComponent;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two components, only the one that was named is on the class path. */
class ClassPathTest {

    @Test
    void replacesTheComponentAndNothingElse(@TempDir Path withoutComponent) throws Exception {
        try (URLClassLoader own = loader(ClassPath.own());
                URLClassLoader other = loader(ClassPath.with(withoutComponent.toString()))) {
            assertThat(own.loadClass(IntegryComponent.class.getName())).isNotNull();
            assertThatThrownBy(() -> other.loadClass(IntegryComponent.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThat(other.loadClass(Main.class.getName())).isNotNull();
            assertThat(other.getURLs())
                    .hasSameSizeAs(own.getURLs())
                    .contains(withoutComponent.toUri().toURL());
        }
    }

    private static URLClassLoader loader(String classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
