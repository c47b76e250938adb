package io.github.camelintegry.position;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the files of states: made for the running user alone, tidied once, and forced to the disk. */
final class StateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    /** What was written aside so long ago belongs to a process that ended in the midst of it. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private final Path path;
    private volatile boolean tidied;

    StateFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The next {@link #prepare} tidies again. */
    void begin() {
        tidied = false;
    }

    /** Makes the folder if it is not there, and removes once what others left behind in it. */
    void prepare() throws IOException {
        // asked first: a link to a folder is one too, but not for everything that makes folders
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, rights(path, "rwx------"));
        }
        if (!tidied) {
            tidied = true;
            tidy();
        }
    }

    /**
     * That a file was renamed or removed must reach the disk. Where a folder cannot be opened (Windows), the system
     * sees to it.
     */
    void force() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    /** {@return the names of the files of states, in their order; none if there is no such folder} */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + StateFileNames.SUFFIX)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (NoSuchFileException e) {
            LOG.debug("{} is not there yet", path);
        } catch (DirectoryIteratorException e) {
            throw unlisted(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unlisted(e);
        }
        return names;
    }

    private RuntimeException unlisted(IOException e) {
        return StateFileFailure.of("Cannot list the folder of states, with files such as", path.resolve("…"), e);
    }

    /** What a file of ours is made with: cursors may hold whatever the service has put into them. */
    static FileAttribute<?>[] ownFile(Path file) {
        return rights(file, "rw-------");
    }

    /**
     * What a file or folder is made with, so that there is no moment at which others could open it. Where a file system
     * knows no such rights (Windows), what it inherits counts.
     */
    private static FileAttribute<?>[] rights(Path path, String posix) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }

    /** That something cannot be removed keeps nothing from working; another process may be about to remove it too. */
    private void tidy() {
        try (DirectoryStream<Path> asides = Files.newDirectoryStream(path, "*" + StateFileNames.SUFFIX + ".*.tmp")) {
            // by the disk's own clock, which may be another machine's, and ours be set to any time: it shows when the
            // folder was last written to
            Instant old = Files.getLastModifiedTime(path).toInstant().minus(LEFT_BEHIND);
            for (Path aside : asides) {
                removeIfOlder(aside, old);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn(
                    "The folder {} cannot be searched for files that a killed process left behind: {}",
                    path,
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
}
