package io.github.camelintegry.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.util.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

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
 * <p>Writers of a key follow one another, in all JVMs that use the folder, by locks on a few files of their own beside the
 * states ({@code writers-….lock}), which stay there. A network disk must keep such locks over all machines (NFS from version
 * 4 on). A writer waits at most 10 seconds for those before it; no process that has ended holds a lock.
 *
 * <p>It may be used without having been started. The folder is made when it is started, or else with the first value.
 */
public class DurableFileStateRepository extends ServiceSupport implements CursorRepository {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StateFileLocks locks;
    private @Nullable StateFolder folder;

    /** A repository whose {@link #setDirectory directory} is yet to be set. */
    public DurableFileStateRepository() {
        this.locks = new StateFileLocks(PATIENCE);
    }

    /** A repository in this folder. */
    public DurableFileStateRepository(Path directory) {
        this(directory, PATIENCE);
    }

    DurableFileStateRepository(Path directory, Duration patience) {
        this.folder = new StateFolder(directory);
        this.locks = new StateFileLocks(patience);
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
        return stateFile(key).read();
    }

    /**
     * Sets the value of the key. When this returns, the value is on the disk.
     *
     * @throws IllegalArgumentException if no file can be named after the key, or the value is empty or no Unicode
     * @throws UncheckedIOException     if the disk fails; then the old value or the new one is there. The message says why
     * @throws IllegalStateException    if others held the lock of the file for too long; nothing was changed
     */
    @Override
    public void setState(String key, String value) {
        byte[] bytes = StateTexts.encode(key, value);
        StateFile file = stateFile(key);
        exclusively(file, () -> {
            file.write(bytes);
            return true;
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if no file can be named after the key, or the text is empty or no Unicode
     * @throws IntegryCursorException   if the file is damaged, as in {@link #getState}; nothing was changed
     * @throws UncheckedIOException     if the disk fails; then the old value or the new one is there. The message says why
     * @throws IllegalStateException    if others held the lock of the file for too long; nothing was changed
     */
    @Override
    public boolean replace(String key, @Nullable String expected, String text) {
        byte[] bytes = StateTexts.encode(key, text);
        StateFile file = stateFile(key);
        return exclusively(file, () -> {
            String stored = file.read();
            if (text.equals(stored)) {
                // its writer may have been killed before the renaming was on the disk, which is seen to behind this
                return true;
            }
            if (!Objects.equals(expected, stored)) {
                return false;
            }
            file.write(bytes);
            return true;
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if no file can be named after the key
     * @throws UncheckedIOException     if the disk fails; the message says why
     * @throws IllegalStateException    if others held the lock of the file for too long; nothing was changed
     */
    @Override
    public boolean remove(String key) {
        StateFile file = stateFile(key);
        return exclusively(file, () -> Files.deleteIfExists(file.path()));
    }

    /** What changes a file, and tells whether anything is to be forced to the disk. */
    private interface Change {
        boolean make() throws IOException;
    }

    private boolean exclusively(StateFile file, Change change) {
        StateFolder prepared = requiredFolder();
        try {
            prepared.prepare();
            try (Closeable lock = locks.lock(file)) {
                boolean made = change.make();
                if (made) {
                    prepared.force();
                }
                return made;
            }
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw StateFileFailure.of(
                    "Cannot write the state of key " + Texts.excerpt(file.key()) + " to the file", file.path(), e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>The order is that of the files' names. Files that no key is the name of are passed over.
     *
     * @throws IntegryCursorException if one of the files is damaged; the message names it
     * @throws UncheckedIOException   if the disk fails; the message says why
     */
    @Override
    public Map<String, String> list(String prefix, @Nullable String after, int max) {
        StateTexts.requireRoom(max);
        String last = after == null ? "" : StateFileNames.of(after);
        Map<String, String> page = new LinkedHashMap<>();
        for (String name : requiredFolder().names().tailSet(last)) {
            if (page.size() == max) {
                break;
            }
            String key = name.equals(last) ? null : StateFileNames.keyOf(name);
            String value = key == null || !key.startsWith(prefix) ? null : getState(key);
            if (value != null) {
                page.put(Objects.requireNonNull(key), value);
            }
        }
        return page;
    }

    @Override
    public String place(String key) {
        return "the file " + file(key).toAbsolutePath();
    }

    /**
     * {@return where the value of a key is kept}
     *
     * @throws IllegalArgumentException if no file can be named after the key
     */
    public Path file(String key) {
        return requiredFolder().path().resolve(StateFileNames.of(key));
    }

    private StateFile stateFile(String key) {
        return new StateFile(key, file(key));
    }

    @Override
    protected void doStart() throws Exception {
        StateFolder starting = requiredFolder();
        starting.begin();
        try {
            starting.prepare();
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw StateFileFailure.of(
                    "Cannot make the folder of states, for files such as",
                    starting.path().resolve("…"),
                    e);
        }
    }

    private StateFolder requiredFolder() {
        if (folder == null) {
            throw new IllegalArgumentException(
                    "directory is missing: set it, on the DurableFileStateRepository, to the folder that holds the states");
        }
        return folder;
    }

    public @Nullable String getDirectory() {
        return folder == null ? null : folder.path().toString();
    }

    /**
     * The folder that holds the files; it is made, for the running user alone, if it does not exist.
     */
    public void setDirectory(String directory) {
        this.folder = new StateFolder(Path.of(directory));
    }
}
