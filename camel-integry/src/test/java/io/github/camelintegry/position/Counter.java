package io.github.camelintegry.position;

import java.nio.file.Path;

/**
 * A number that several writers add to, with the name of the one who wrote it: two who wrote the same text would both be told
 * that it is stored. Also in a process of its own, on files.
 */
final class Counter {

    private static final String KEY = "count";

    private Counter() {}

    static int read(CursorRepository repository) {
        return number(repository.getState(KEY));
    }

    static void add(CursorRepository repository, String writer, int times) {
        for (int done = 0; done < times; ) {
            String seen = repository.getState(KEY);
            if (repository.replace(KEY, seen, number(seen) + 1 + " by " + writer)) {
                done++;
            }
        }
    }

    private static int number(String text) {
        return text == null ? 0 : Integer.parseInt(text.substring(0, text.indexOf(' ')));
    }

    /** Arguments: folder, name of the writer, how many times. */
    public static void main(String[] args) {
        add(new DurableFileStateRepository(Path.of(args[0])), args[1], Integer.parseInt(args[2]));
    }

    /** Starts one. */
    static Process start(Path folder, String writer, int times) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Counter.class.getName(),
                        folder.toString(),
                        writer,
                        Integer.toString(times))
                .inheritIO()
                .start();
    }
}
