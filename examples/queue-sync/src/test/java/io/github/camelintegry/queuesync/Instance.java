package io.github.camelintegry.queuesync;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An instance of the application in a JVM of its own, which a test can kill. */
record Instance(Process process) implements AutoCloseable {

    /** Starts one; what it logs is in the file {@code <name>.log} of the folder. */
    static Instance start(IntegrySimulator simulator, Map<String, String> settings, Path folder, String name)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dintegry.base-url=" + simulator.baseUrl(),
                "-Dintegry.app-key=" + simulator.appKey(),
                "-Dintegry.app-secret=" + simulator.appSecret()));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), QueueSyncMain.class.getName()));
        return new Instance(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start());
    }

    /** Ends it as a crash does: without a word. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("An instance cannot be killed");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
