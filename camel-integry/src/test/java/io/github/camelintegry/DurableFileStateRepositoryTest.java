package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileStateRepositoryTest {

    @TempDir
    Path folder;

    private DurableFileStateRepository repository;

    @BeforeEach
    void start() {
        repository = new DurableFileStateRepository(folder.resolve("states"));
        repository.start();
    }

    @Test
    void keepsTheLastValueOfEachKey() {
        assertThat(repository.getState("a")).isNull();
        repository.setState("a", "1");
        repository.setState("a", "2\nwith = and ü");
        repository.setState("b", "3");
        assertThat(repository.getState("a")).isEqualTo("2\nwith = and ü");
        assertThat(repository.getState("b")).isEqualTo("3");
    }

    @Test
    void anotherInstanceSeesWhatThisOneWrites() {
        DurableFileStateRepository other = new DurableFileStateRepository(folder.resolve("states"));
        repository.setState("a", "1");
        assertThat(other.getState("a")).isEqualTo("1");
        other.setState("a", "2");
        assertThat(repository.getState("a")).isEqualTo("2");
    }

    @Test
    void noTwoKeysShareAFileAndNoneLeavesTheFolder() throws Exception {
        List<String> keys = List.of("a", "A", "../a", "a/b", "a%2fb", "ä", "a b", "con", ".", "..", "a\u0000");
        keys.forEach(key -> repository.setState(key, key));
        assertThat(keys).allSatisfy(key -> assertThat(repository.getState(key)).isEqualTo(key));
        try (var files = Files.list(folder.resolve("states"))) {
            assertThat(files).hasSize(keys.size());
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aReaderNeverSeesHalfAValue() {
        String ones = "1".repeat(50_000);
        String twos = "2".repeat(60_000);
        repository.setState("a", ones);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> IntStream.range(0, 200).forEach(i -> repository.setState("a", i % 2 == 0 ? twos : ones)));
        while (!writer.isDone()) {
            assertThat(repository.getState("a")).isIn(ones, twos);
        }
        writer.join();
    }

    @Test
    void whatItMakesIsTheRunningUsersAlone() throws Exception {
        Path made = folder.resolve("a/b");
        DurableFileStateRepository deep = new DurableFileStateRepository(made);
        deep.start();
        deep.setState("k", "1");

        assertThat(rights(made.getParent())).isEqualTo("rwx------");
        assertThat(rights(made)).isEqualTo("rwx------");
        assertThat(rights(made.resolve("k.state"))).isEqualTo("rw-------");

        Files.setPosixFilePermissions(made.resolve("k.state"), PosixFilePermissions.fromString("rw-rw-rw-"));
        deep.setState("k", "2");

        assertThat(rights(made.resolve("k.state")))
                .as("one that was open to others")
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatIsThereKeepsItsRights() throws Exception {
        Path given = Files.createDirectory(folder.resolve("given"));
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rwxr-x---"));
        DurableFileStateRepository inside = new DurableFileStateRepository(given);
        inside.start();
        inside.setState("k", "1");

        assertThat(rights(given)).isEqualTo("rwxr-x---");
        assertThat(rights(given.resolve("k.state"))).isEqualTo("rw-------");
    }

    /** Looked at while they are written: what is written aside is as private as what it becomes. */
    @Test
    void noFileIsEverOpenToOthers() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> IntStream.range(0, 200).forEach(i -> repository.setState("a", "1".repeat(50_000))));
        while (!writer.isDone()) {
            try (var files = Files.newDirectoryStream(folder.resolve("states"))) {
                for (Path file : files) {
                    seen.add(rights(file));
                }
            } catch (NoSuchFileException | DirectoryIteratorException e) {
                // renamed between being listed and being looked at
            }
        }
        writer.join();
        seen.add(rights(folder.resolve("states/a.state")));
        assertThat(seen).containsExactly("rw-------");
    }

    /** A file in a ZIP has no owner. */
    @Test
    void worksWhereFilesHaveNoSuchRights() throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            assertThat(zip.supportedFileAttributeViews()).doesNotContain("posix");
            Path inside = zip.getPath("/states");
            DurableFileStateRepository zipped = new DurableFileStateRepository(inside);
            zipped.start();
            assertThat(inside).isDirectory();
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThatThrownBy(() -> new DurableFileStateRepository().getState("a"))
                .hasMessageContaining("directory is missing");
        assertThatThrownBy(() -> repository.setState("", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> repository.setState("x".repeat(300), "x"))
                .isInstanceOf(IllegalArgumentException.class);
        Files.createDirectories(folder.resolve("states/a.state/in-the-way"));
        assertThatThrownBy(() -> repository.setState("a", "x")).isInstanceOf(UncheckedIOException.class);
        try (var files = Files.list(folder.resolve("states"))) {
            assertThat(files).as("nothing is left aside").hasSize(1);
        }
    }

    @Test
    void aComponentStartsAndStopsIt() throws Exception {
        DurableFileStateRepository own = new DurableFileStateRepository(folder.resolve("own"));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("store", own);
            IntegryComponent component = context.getComponent("integry", IntegryComponent.class);
            component.getConfiguration().setAppKey("k");
            component.getConfiguration().setAppSecret("s");
            component.getConfiguration().setBaseUrl("http://127.0.0.1:1");
            context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
                @Override
                public void configure() {
                    from("integry:functions?userId=u&cursorRepository=#store&initialDelay=60000")
                            .to("mock:a");
                }
            });
            context.start();
            assertThat(own.isStarted()).isTrue();
            assertThat(folder.resolve("own")).isDirectory();
            context.stop();
            assertThat(own.isStopped()).isTrue();
        }
    }
}
