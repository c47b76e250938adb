package io.github.camelintegry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

/**
 * A state repository in a folder, one file for each key, that survives a crash at any moment: a value is written aside,
 * forced to the disk and then renamed into its place, so that a reader finds either the old one or the new one, whole.
 * Values are read anew at every {@link #getState}, so instances on a shared disk see each other's. Files, and folders that
 * it makes, are the user's own alone who runs the application (POSIX rights 0600 and 0700): instances that share a folder
 * run as one user.
 */
public class DurableFileStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private static final String SUFFIX = ".state";
    private static final int LONGEST_NAME = 200;

    /** What was written aside so long ago belongs to a process that ended in the midst of it. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private @Nullable Path directory;

    /** A repository whose {@link #setDirectory directory} is yet to be set. */
    public DurableFileStateRepository() {}

    /** A repository in this folder. */
    public DurableFileStateRepository(Path directory) {
        this.directory = directory;
    }

    /**
     * {@return the value that was set last for the key, by whichever instance; {@code null} if there is none}
     *
     * @throws UncheckedIOException if the disk fails
     */
    @Override
    public @Nullable String getState(String key) {
        try {
            return Files.readString(file(key), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the state of key " + key, e);
        }
    }

    /**
     * Sets the value of the key. When this returns, the value is on the disk.
     *
     * @throws UncheckedIOException if the disk fails; then the old value or the new one is there
     */
    @Override
    public void setState(String key, String value) {
        if (value == null) {
            throw new IllegalArgumentException("A state must not be null: key " + key);
        }
        Path file = file(key);
        Path aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    aside,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    rights(aside, "rw-------"))) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(value);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(requiredDirectory());
        } catch (IOException e) {
            discard(aside, e);
            throw new UncheckedIOException("Cannot write the state of key " + key, e);
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

    private static void discard(Path aside, IOException reason) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
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

    /** Keys become file names: what is not safe in one is written as its code, so that no two keys share a file. */
    private Path file(String key) {
        StringBuilder name = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            boolean safe = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_';
            name.append(safe ? String.valueOf((char) b) : String.format("%%%02x", b));
        }
        if (key.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The key must have from 1 to " + LONGEST_NAME
                    + " characters, where any but a-z, 0-9, - and _ count" + " threefold");
        }
        return requiredDirectory().resolve(name + SUFFIX);
    }

    @Override
    protected void doStart() throws Exception {
        Path folder = requiredDirectory();
        Files.createDirectories(folder, rights(folder, "rwx------"));
        // by the disk's own clock, which may be another machine's, and ours be set to any time: it shows when the
        // folder was
        // last written to
        Instant old = Files.getLastModifiedTime(folder).toInstant().minus(LEFT_BEHIND);
        try (DirectoryStream<Path> asides = Files.newDirectoryStream(folder, "*" + SUFFIX + ".*.tmp")) {
            for (Path aside : asides) {
                if (Files.getLastModifiedTime(aside).toInstant().isBefore(old)) {
                    Files.deleteIfExists(aside);
                }
            }
        }
    }

    private Path requiredDirectory() {
        if (directory == null) {
            throw new IllegalArgumentException("directory is missing: set the folder that holds the states");
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
