package io.github.camelintegry.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another JVM. What it says on its error stream appears on ours. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the main method of a class, with the class path of this JVM. */
    public static ChildJvm start(Class<?> main, List<String> options, List<String> arguments) throws IOException {
        return start(System.getProperty("java.class.path"), main, options, arguments);
    }

    /** Starts the main method of a class that is on this class path. */
    public static ChildJvm start(String classPath, Class<?> main, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-classpath", classPath, main.getName()));
        command.addAll(arguments);
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * {@return the next line of its output}
     *
     * @throws IOException if it ended without one
     */
    public String line() throws IOException {
        String line = nextLine();
        if (line == null) {
            throw new IOException("The child ended early: " + process);
        }
        return line;
    }

    /** {@return the next line of its output; {@code null} at its end} */
    public @Nullable String nextLine() throws IOException {
        return output.readLine();
    }

    /** Ends it when it has not ended by itself in this time, so that nobody waits for a hung one. */
    public void endAfter(Duration patience) {
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
    }

    /** {@return what it ended with, once its output has ended} */
    public int exitCode() {
        return process.onExit().join().exitValue();
    }

    /** Ends it, if it has not ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
