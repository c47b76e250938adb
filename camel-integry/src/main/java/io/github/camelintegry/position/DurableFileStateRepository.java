package io.github.camelintegry.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A state repository in a folder, one file for each key, that survives a crash at any moment: a value is written aside,
 * forced to the disk and then renamed into its place, so that a reader finds either the old one or the new one, whole.
 * Values are read anew at every {@link #getState}, so instances on a shared disk see each other's. Files, and folders that
 * it makes, are the user's own alone who runs the application (POSIX rights 0600 and 0700): instances that share a folder
 * run as one user.
 *
 * <p>A file is named after its key: a-z, 0-9, - and _ stand for themselves, and anything else takes three characters for
 * every byte that it has in UTF-8. A key whose name would have more than 200 characters is refused with an {@link
 * IllegalArgumentException}; a consumer that has such a {@code cursorKey} does not start.
 *
 * <p>It may be used without having been started. The folder is made when it is started, or else with the first value.
 */
public class DurableFileStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private static final Logger LOG = LoggerFactory.getLogger(DurableFileStateRepository.class);

    /** What was written aside so long ago belongs to a process that ended in the midst of it. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private @Nullable Path directory;
    private volatile boolean tidied;

    /** A repository whose {@link #setDirectory directory} is yet to be set. */
    public DurableFileStateRepository() {}

    /** A repository in this folder. */
    public DurableFileStateRepository(Path directory) {
        this.directory = directory;
    }

    /**
     * {@return the value that was set last for the key, by whichever instance; {@code null} if there is none}
     *
     * @throws IllegalArgumentException if no file can be named after the key
     * @throws IntegryCursorException   if the file is damaged: empty, as full disks and crashes leave files behind, or no UTF-8
     * @throws UncheckedIOException     if the disk fails; the message says why
     */
    @Override
    public @Nullable String getState(String key) {
        Path file = file(key);
        String value;
        try {
            value = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        } catch (CharacterCodingException e) {
            throw damaged(key, file, "it is not UTF-8");
        } catch (IOException e) {
            throw StateFileFailure.of("Cannot read the state of key " + Texts.excerpt(key) + " from the file", file, e);
        }
        if (value.isBlank()) {
            throw damaged(key, file, "it is empty");
        }
        return value;
    }

    private static IntegryCursorException damaged(String key, Path file, String how) {
        return new IntegryCursorException("The stored state of key " + Texts.excerpt(key) + " is damaged: " + how
                + ", the file " + file.toAbsolutePath());
    }

    /**
     * Sets the value of the key. When this returns, the value is on the disk.
     *
     * @throws IllegalArgumentException if no file can be named after the key, or the value is empty or no Unicode
     * @throws UncheckedIOException     if the disk fails; then the old value or the new one is there. The message says why
     */
    @Override
    public void setState(String key, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A state must not be " + (value == null ? "null" : "empty") + ": key "
                    + Texts.excerpt(key) + ". To forget one, delete its file");
        }
        byte[] bytes = Utf8.encode(value, "The state of key " + Texts.excerpt(key));
        Path file = file(key);
        Path aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            prepareFolder();
            write(bytes, aside);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(requiredDirectory());
        } catch (IOException | ReadOnlyFileSystemException e) {
            discard(aside, e);
            throw StateFileFailure.of("Cannot write the state of key " + Texts.excerpt(key) + " to the file", file, e);
        }
    }

    private static void write(byte[] value, Path aside) throws IOException {
        try (FileChannel channel = FileChannel.open(
                aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights(aside, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(value);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * What a file or folder is made with, so that there is no moment at which others could open it: cursors may hold
     * whatever the service has put into them. Where a file system knows no such rights (Windows), what it inherits counts.
     */
    private static FileAttribute<?>[] rights(Path path, String posix) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }

    private static void discard(Path aside, Exception reason) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException | ReadOnlyFileSystemException e) {
            reason.addSuppressed(e);
        }
    }

    /** The renaming itself must reach the disk. Where a folder cannot be opened (Windows), the system sees to it. */
    private static void forceFolder(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    /**
     * {@return where the value of a key is kept}
     *
     * @throws IllegalArgumentException if no file can be named after the key
     */
    public Path file(String key) {
        return requiredDirectory().resolve(StateFileNames.of(key));
    }

    @Override
    protected void doStart() throws Exception {
        tidied = false;
        Path folder = requiredDirectory();
        try {
            prepareFolder();
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw StateFileFailure.of("Cannot make the folder of states, for files such as", folder.resolve("…"), e);
        }
    }

    /** Makes the folder if it is not there, and removes once what others left behind in it. */
    private void prepareFolder() throws IOException {
        Path folder = requiredDirectory();
        // asked first: a link to a folder is one too, but not for everything that makes folders
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights(folder, "rwx------"));
        }
        if (!tidied) {
            tidied = true;
            tidy(folder);
        }
    }

    /** That something cannot be removed keeps nothing from working; another process may be about to remove it too. */
    private static void tidy(Path folder) {
        try (DirectoryStream<Path> asides = Files.newDirectoryStream(folder, "*" + StateFileNames.SUFFIX + ".*.tmp")) {
            // by the disk's own clock, which may be another machine's, and ours be set to any time: it shows when the
            // folder was last written to
            Instant old = Files.getLastModifiedTime(folder).toInstant().minus(LEFT_BEHIND);
            for (Path aside : asides) {
                removeIfOlder(aside, old);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn(
                    "The folder {} cannot be searched for files that a killed process left behind: {}",
                    folder,
                    e.toString());
        }
    }

    private static void removeIfOlder(Path aside, Instant old) {
        try {
            if (Files.getLastModifiedTime(aside).toInstant().isBefore(old)) {
                Files.deleteIfExists(aside);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} is gone already", aside);
        } catch (IOException | ReadOnlyFileSystemException e) {
            LOG.warn("{}, which a killed process left behind, cannot be removed: {}", aside, e.toString());
        }
    }

    private Path requiredDirectory() {
        if (directory == null) {
            throw new IllegalArgumentException(
                    "directory is missing: set it, on the DurableFileStateRepository, to the folder that holds the states");
        }
        return directory;
    }

    public @Nullable String getDirectory() {
        return directory == null ? null : directory.toString();
    }

    /**
     * The folder that holds the files; it is made, for the running user alone, if it does not exist.
     */
    public void setDirectory(String directory) {
        this.directory = Path.of(directory);
    }
}
