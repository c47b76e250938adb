package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.exception.IntegryCursorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        List<String> keys = List.of(
                "a", "A", "../a", "a/b", "a%2fb", "ä", "a b", "con", ".", "..", "a\u0000", "?", "\ud800", "\udfff");
        for (int i = 0; i < keys.size(); i++) {
            repository.setState(keys.get(i), "value " + i);
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(repository.getState(keys.get(i))).isEqualTo("value " + i);
        }
        assertThat(statesAndAsides()).hasSize(keys.size());
        assertThat(repository.list("", null, 100).keySet())
                .as("each name leads back to its key")
                .hasSameElementsAs(keys);
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

    @ParameterizedTest
    @ValueSource(strings = {"con", "prn", "aux", "nul", "com1", "lpt9"})
    void noFileIsNamedLikeADeviceOfWindows(String key) throws Exception {
        repository.setState(key, "x");
        assertThat(repository.getState(key)).isEqualTo("x");
        assertThat(folder.resolve("states/" + key + ".state")).doesNotExist();
        assertThat(StateFileNames.of(key)).startsWith("%");
        assertThat(StateFileNames.of("console")).isEqualTo("console.state");
    }

    @Test
    void worksWithoutHavingBeenStarted() throws Exception {
        Path made = folder.resolve("not/started");
        DurableFileStateRepository fresh = new DurableFileStateRepository(made);
        assertThat(fresh.getState("a")).isNull();
        fresh.setState("a", "1");
        assertThat(fresh.getState("a")).isEqualTo("1");
        assertThat(rights(made)).isEqualTo("rwx------");
    }

    /** As a folder that is mounted into a container may be. */
    @Test
    void aLinkToAFolderIsAFolder() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        DurableFileStateRepository linked =
                new DurableFileStateRepository(Files.createSymbolicLink(folder.resolve("link"), real));
        linked.start();
        linked.setState("a", "1");
        assertThat(real.resolve("a.state")).hasContent("1");
    }

    @Test
    void removesWhatAKilledProcessLeftAsideAndNothingYoung() throws Exception {
        Path states = folder.resolve("states");
        Path old = Files.writeString(states.resolve("a.state.1.tmp"), "x");
        Path young = Files.writeString(states.resolve("a.state.2.tmp"), "x");
        Path notOurs = Files.createDirectories(states.resolve("b.state.3.tmp/in-the-way"));
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(notOurs.getParent(), longAgo);

        new DurableFileStateRepository(states).setState("a", "1");

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(notOurs)
                .as("what cannot be removed keeps nothing from working")
                .exists();
    }

    @Test
    void anEmptyFileIsDamagedAndNoMissingState() throws Exception {
        for (String nothing : List.of("", " \n")) {
            Path file = Files.writeString(folder.resolve("states/a.state"), nothing);
            assertThatThrownBy(() -> repository.getState("a"))
                    .isInstanceOf(IntegryCursorException.class)
                    .hasMessageContainingAll("key a", "damaged", "empty", file.toString());
        }
        assertThatThrownBy(() -> repository.setState("a", " "))
                .as("so none is written either")
                .hasMessageContainingAll("empty", "key a");
    }

    @Test
    void whatIsNotUtf8IsDamaged() throws Exception {
        Path file = Files.write(folder.resolve("states/a.state"), new byte[] {'{', (byte) 0xff, '}'});
        assertThatThrownBy(() -> repository.getState("a"))
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContainingAll("key a", "damaged", "UTF-8", file.toString());
    }

    @Test
    void aValueThatUtf8CannotHoldIsRefusedAndNotChanged() {
        repository.setState("a", "old");
        assertThatThrownBy(() -> repository.setState("a", "\ud800"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("key a", "surrogate");
        assertThat(repository.getState("a")).isEqualTo("old");
    }

    @Test
    void aKeyThatIsTooLongIsRefusedWithItsLengthAndTheCure() {
        String longest = "x".repeat(200);
        repository.setState(longest, "1");
        assertThat(repository.getState(longest)).isEqualTo("1");
        assertThatThrownBy(() -> repository.getState("x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("201 characters", "at most 200", "shorter cursorKey")
                .hasMessageNotContaining("x".repeat(61));
        assertThatThrownBy(() -> repository.setState("ä".repeat(50), "x"))
                .hasMessageContainingAll("50 characters take 300", "three for every byte");
        assertThatThrownBy(() -> repository.setState("", "x")).hasMessageContainingAll("empty", "cursorKey");
    }

    @Test
    void withoutADirectoryItSaysWhatToSet() {
        assertThatThrownBy(() -> new DurableFileStateRepository().getState("a"))
                .hasMessageContainingAll("directory is missing", "DurableFileStateRepository");
    }

    @Test
    void aFolderInPlaceOfAFileIsNamed() throws Exception {
        Path inTheWay = folder.resolve("states/a.state");
        Files.createDirectories(inTheWay.resolve("x"));
        String[] said = {"key a", inTheWay.toString(), "a folder is in its place", "Remove"};
        assertThatThrownBy(() -> repository.setState("a", "x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(said);
        assertThatThrownBy(() -> repository.getState("a"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(said);
        assertThat(statesAndAsides()).as("nothing is left aside").containsExactly(inTheWay);
    }

    private List<Path> statesAndAsides() throws IOException {
        try (var files = Files.list(folder.resolve("states"))) {
            return files.filter(file -> !file.toString().endsWith(".lock")).toList();
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("missing/deep"));
        for (Path noFolder : List.of(file, nowhere)) {
            DurableFileStateRepository broken = new DurableFileStateRepository(noFolder);
            String[] said = {noFolder.toString(), "the directory is no folder", "set directory"};
            assertThatThrownBy(broken::start).hasMessageContainingAll(said);
            assertThatThrownBy(() -> broken.setState("a", "x")).hasMessageContainingAll(said);
        }
        DurableFileStateRepository below = new DurableFileStateRepository(file.resolve("a/b"));
        assertThatThrownBy(() -> below.setState("k", "x"))
                .hasMessageContainingAll(file.toString(), "A part of the path is a file");
        assertThatThrownBy(below::start).hasMessageContainingAll(file.toString(), "A part of the path is a file");
    }

    /** The one that is there on each machine, whoever runs the test: that of the JDK's own modules. */
    @Test
    void aFileSystemThatCannotBeWrittenToIsNamed() {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/states");
        DurableFileStateRepository readOnly = new DurableFileStateRepository(modules);
        for (ThrowingCallable use : List.<ThrowingCallable>of(readOnly::start, () -> readOnly.setState("a", "x"))) {
            assertThatThrownBy(use)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContainingAll("/modules/states", "read-only", "set directory");
        }
    }

    /** Of what a test cannot bring about for a user who may do everything. */
    @Test
    void aDiskThatIsFullOrNotAllowedIsNamed() {
        Path file = folder.resolve("states/a.state");
        assertThat(StateFileFailure.of("Cannot write", file, new IOException("No space left on device")))
                .hasMessageContainingAll(file.toString(), "No space left on device", "The disk is full");
        assertThat(StateFileFailure.of("Cannot read", file, new AccessDeniedException(file.toString())))
                .hasMessageContainingAll(file.toString(), "permission denied", "The user who runs the application");
        assertThat(StateFileFailure.of(
                        "Cannot write", file, new FileSystemException(file.toString(), null, "Read-only file system")))
                .hasMessageContainingAll("Read-only file system", "set directory");
        assertThat(StateFileFailure.of("Cannot write", file, new IOException())).hasMessageContaining("IOException");
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

    @Test
    void noKeyMakesALineOfItsOwnInAMessage() throws Exception {
        Files.createDirectories(folder);
        Files.createFile(new DurableFileStateRepository(folder).file("a\nERROR b"));
        assertThatThrownBy(() -> new DurableFileStateRepository(folder).getState("a\nERROR b"))
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageNotContaining("\n");
    }
}
