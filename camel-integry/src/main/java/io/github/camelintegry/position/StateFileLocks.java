package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Ticker;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one writer after another change a file: in this JVM by a lock of the JVM, since files are locked for a process
 * and not for a thread, and over all processes by a lock file. There are a few lock files in a folder for all its
 * keys, and they stay: who would remove one could remove it from under another who waits for it. The system frees what
 * a process that ends has locked.
 *
 * @param patience how long a writer waits for those before it
 */
record StateFileLocks(Duration patience) {

    static final int FILES = 16;

    private static final Map<Path, ReentrantLock> OF_THIS_JVM = new ConcurrentHashMap<>();
    private static final long PAUSE = Duration.ofMillis(1).toNanos();

    /**
     * {@return what keeps others from changing the file until it is closed}
     *
     * @throws IllegalStateException if the wait took too long, or was interrupted
     */
    Closeable lock(StateFile file) throws IOException {
        Path lockFile = lockFile(file);
        ReentrantLock ofThisJvm = OF_THIS_JVM.computeIfAbsent(lockFile, any -> new ReentrantLock(true));
        long end = Ticker.SYSTEM.readingIn(patience);
        try {
            if (!ofThisJvm.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw late(file, lockFile);
            }
        } catch (InterruptedException e) {
            throw interrupted(file, lockFile);
        }
        try {
            FileChannel channel = lockOfProcess(file, lockFile, end);
            return () -> {
                try (channel) {
                    // closing it gives the lock of the process free, before that of the JVM
                } finally {
                    ofThisJvm.unlock();
                }
            };
        } catch (IOException | RuntimeException e) {
            ofThisJvm.unlock();
            throw e;
        }
    }

    /**
     * By the real path, so that all ways to a folder lead to the same lock. Its name is none that a state could have.
     */
    private static Path lockFile(StateFile file) throws IOException {
        int stripe = Math.floorMod(file.path().getFileName().toString().hashCode(), FILES);
        Path folder = Objects.requireNonNull(file.path().toAbsolutePath().getParent());
        return folder.toRealPath().resolve("writers-" + stripe + ".lock");
    }

    private FileChannel lockOfProcess(StateFile file, Path lockFile, long end) throws IOException {
        FileChannel channel = FileChannel.open(
                lockFile, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), StateFolder.ownFile(lockFile));
        try {
            while (!isLocked(channel)) {
                if (Ticker.SYSTEM.isPast(end)) {
                    throw late(file, lockFile);
                }
                LockSupport.parkNanos(PAUSE);
                if (Thread.interrupted()) {
                    throw interrupted(file, lockFile);
                }
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // by this class, loaded once more in the same JVM, as by two web applications
            return false;
        }
    }

    private IllegalStateException late(StateFile file, Path lockFile) {
        return new IllegalStateException(
                "The state of key " + Texts.excerpt(file.key()) + " was not changed: others hold "
                        + lockFile + ", the lock of its file, for longer than " + patience.toMillis()
                        + " ms. Look for an application that is paused or has a disk that does not answer, and end it; what a process"
                        + " has locked is free as soon as it has ended");
    }

    private static IllegalStateException interrupted(StateFile file, Path lockFile) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("The state of key " + Texts.excerpt(file.key())
                + " was not changed: its thread was" + " interrupted while it waited for " + lockFile
                + ", the lock of its file, as happens when a route is stopped");
    }
}
