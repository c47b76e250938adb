package io.github.camelintegry.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.util.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The file of one key. */
record StateFile(String key, Path path) {

    /**
     * {@return what is in it; {@code null} if it is not there}
     *
     * @throws IntegryCursorException       if it is damaged
     * @throws java.io.UncheckedIOException if the disk fails
     */
    @Nullable
    String read() {
        String value;
        try {
            value = Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        } catch (CharacterCodingException e) {
            throw damaged("it is not UTF-8");
        } catch (IOException e) {
            throw StateFileFailure.of("Cannot read the state of key " + Texts.excerpt(key) + " from the file", path, e);
        }
        if (value.isBlank()) {
            throw damaged("it is empty");
        }
        return value;
    }

    private IntegryCursorException damaged(String how) {
        return new IntegryCursorException("The stored state of key " + Texts.excerpt(key) + " is damaged: " + how
                + ", the file " + path.toAbsolutePath() + ". Set or remove the position of that key");
    }

    /** A reader finds the old content or this, whole. The name is on the disk once the folder has been forced to it. */
    void write(byte[] value) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeAside(value, aside);
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | ReadOnlyFileSystemException e) {
            discard(aside, e);
            throw e;
        }
    }

    private static void writeAside(byte[] value, Path aside) throws IOException {
        try (FileChannel channel = FileChannel.open(
                aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), StateFolder.ownFile(aside))) {
            ByteBuffer bytes = ByteBuffer.wrap(value);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void discard(Path aside, Exception reason) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException | ReadOnlyFileSystemException e) {
            reason.addSuppressed(e);
        }
    }
}
