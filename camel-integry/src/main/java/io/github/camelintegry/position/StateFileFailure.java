package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why a file could not be read or written, and what to do: the exceptions of a disk often name but a path. */
final class StateFileFailure {

    private StateFileFailure() {}

    /**
     * {@return the failure to do something with a file}
     *
     * @param action what was tried, in words that a file's name can follow
     * @param cause  an {@link IOException}, or what a file system throws that takes no writing at all
     */
    static UncheckedIOException of(String action, Path file, Exception cause) {
        String message = action + " " + file.toAbsolutePath() + ": " + reason(file, cause);
        return new UncheckedIOException(message, cause instanceof IOException disk ? disk : new IOException(cause));
    }

    private static String reason(Path file, Exception cause) {
        Path folder = file.getParent();
        if (Files.isDirectory(file)) {
            return "a folder is in its place. Remove that, or set directory to another folder";
        }
        if (folder != null && Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            return "the directory is no folder, but a file, or a link that leads nowhere. Remove it, or set directory to"
                    + " another folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied. The user who runs the application must be allowed to read and write that file, and"
                    + " to make and rename files in its folder";
        }
        String words = words(cause);
        String cure = cure(cause, words.toLowerCase(Locale.ROOT));
        return Texts.excerpt(words) + (cure == null ? "" : ". " + cure);
    }

    /** The system's own, with the path that they are about. */
    private static String words(Exception cause) {
        if (cause instanceof FileSystemException failed) {
            String reason = failed.getReason();
            return (reason == null ? failed.getClass().getSimpleName() : reason) + " (" + failed.getFile() + ")";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static @Nullable String cure(Exception cause, String words) {
        if (cause instanceof ReadOnlyFileSystemException || words.contains("read-only")) {
            return "The file system is read-only: set directory to a folder on one that can be written to, in a container"
                    + " on a volume";
        }
        if (words.contains("space") || words.contains("quota")) {
            return "The disk is full: make room on it. What was stored before is still there";
        }
        if (words.contains("locks available")) {
            return "The file system keeps no locks, so nothing tells apart those who write to it: set directory to a folder on"
                    + " another one";
        }
        if (words.contains("not a directory")) {
            return "A part of the path is a file: set directory to another folder";
        }
        return null;
    }
}
