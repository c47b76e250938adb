package io.github.camelintegry.benchmarks.report;

import io.netty.util.Version;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;

/** What figures were made on, and with. */
final class Machine {

    private Machine() {}

    /** {@return one sentence of it all} */
    static String description() {
        Runtime runtime = Runtime.getRuntime();
        return "%s, %d cores, %s %s; Java %s (%s), heap up to %d MB; camel-integry %s, Camel %s, Netty %s; %s"
                .formatted(
                        processor(),
                        runtime.availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        ManagementFactory.getRuntimeMXBean().getVmName(),
                        runtime.maxMemory() >> 20,
                        System.getProperty("version", "of this folder"),
                        new DefaultCamelContext(false).getVersion(),
                        netty(),
                        LocalDate.now(ZoneOffset.UTC));
    }

    private static String netty() {
        return Version.identify().values().stream()
                .map(Version::artifactVersion)
                .findFirst()
                .orElse("unknown");
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
