package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesContractTest extends CursorRepositoryContract {

    @TempDir
    Path folder;

    @Override
    CursorRepository repository() {
        return new DurableFileStateRepository(folder.resolve("states"));
    }

    @Override
    void damage(String key) throws Exception {
        Files.writeString(new DurableFileStateRepository(folder.resolve("states")).file(key), "");
    }

    @Test
    void aDamagedFileIsNotReplacedUnseen() throws Exception {
        repository().setState("a", "1");
        damage("a");
        assertThatThrownBy(() -> repository().replace("a", "1", "2"))
                .hasMessageContainingAll("key a", "damaged", "empty");
        assertThat(folder.resolve("states/a.state")).isEmptyFile();
    }

    @Test
    void aFewLockFilesServeAllKeysAndAreNoStates() throws Exception {
        CursorRepository repository = repository();
        for (int i = 0; i < 100; i++) {
            repository.replace("key-" + i, null, "1");
            repository.remove("key-" + i);
        }
        try (var files = Files.list(folder.resolve("states"))) {
            assertThat(files).hasSizeLessThanOrEqualTo(StateFileLocks.FILES).allMatch(file -> file.toString()
                    .endsWith(".lock"));
        }
        assertThat(repository.list("", null, 10)).isEmpty();
    }

    @Test
    void listsOnlyFilesThatAKeyIsTheNameOf() throws Exception {
        repository().setState("a", "1");
        for (String foreign :
                new String[] {"B.state", ".state", "%41%.state", "%ff.state", "x.state.1.tmp", "%61.state"}) {
            Files.writeString(folder.resolve("states").resolve(foreign), "x");
        }
        assertThat(repository().list("", null, 10)).containsOnlyKeys("a");
    }

    @Test
    void listsNothingWhereThereIsNoFolder() {
        assertThat(repository().list("", null, 10)).isEmpty();
        assertThat(folder.resolve("states")).doesNotExist();
    }

    @Test
    void aLinkToTheFolderExcludesTheSameWriters() throws Exception {
        repository().setState("a", "1");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("states"));
        inParallel(2, writer -> {
            Counter.add(writer == 0 ? repository() : new DurableFileStateRepository(link), "writer " + writer, 20);
            return true;
        });
        assertThat(Counter.read(repository())).isEqualTo(40);
    }

    /** Held past the lock of this JVM, as by another class loader's repository. */
    @Test
    void aWriterWaitsNoLongerThanItsPatience() throws Exception {
        Path states = folder.resolve("states");
        CursorRepository impatient = new DurableFileStateRepository(states, Duration.ofMillis(30));
        impatient.setState("a", "1");
        try (FileChannel held = FileChannel.open(lockFile(states), StandardOpenOption.WRITE)) {
            held.lock();
            assertThatThrownBy(() -> impatient.replace("a", "1", "2"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("key a", "not changed", ".lock", "30 ms", "end it");
            assertThatThrownBy(() -> impatient.setState("a", "2")).hasMessageContaining("not changed");
            assertThatThrownBy(() -> impatient.remove("a")).hasMessageContaining("not changed");
            assertThat(impatient.getState("a")).as("no reader waits").isEqualTo("1");
        }
        assertThat(impatient.replace("a", "1", "2")).isTrue();
    }

    @Test
    void aWriterThatIsInterruptedChangesNothing() throws Exception {
        Path states = folder.resolve("states");
        CursorRepository repository = repository();
        repository.setState("a", "1");
        try (FileChannel held = FileChannel.open(lockFile(states), StandardOpenOption.WRITE)) {
            held.lock();
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread writer = new Thread(() -> {
                begun.countDown();
                try {
                    repository.setState("a", "2");
                    failure.complete(null);
                } catch (RuntimeException e) {
                    failure.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError(e));
                }
            });
            writer.start();
            begun.await();
            writer.interrupt();
            assertThat(failure.get())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("key a", "interrupted", ".lock");
        }
        assertThat(repository.getState("a")).isEqualTo("1");
    }

    private static Path lockFile(Path states) throws Exception {
        try (var files = Files.list(states)) {
            return files.filter(file -> file.toString().endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() {
        CursorRepository readOnly = new DurableFileStateRepository(
                FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/states"));
        assertThatThrownBy(() -> readOnly.replace("a", null, "x"))
                .hasMessageContainingAll("key a", "/modules/states", "read-only", "set directory");
        assertThatThrownBy(() -> readOnly.remove("a")).hasMessageContainingAll("key a", "read-only", "set directory");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamedWhenItIsListed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> new DurableFileStateRepository(file).list("", null, 1))
                .hasMessageContainingAll("Cannot list", file.toString(), "the directory is no folder");
    }

    @Test
    void saysWhereAKeyIs() {
        assertThat(repository().place("A")).isEqualTo("the file " + folder.resolve("states/%41.state"));
    }
}
