package io.github.migrationtest.migration;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A folder of migrations is not as its tool wants it, or is none at all. */
public final class MigrationFolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Path file;
    private final int line;

    /** What is wrong, and what to do. */
    public MigrationFolderException(String message) {
        this(message, null, 0, null);
    }

    /** What is wrong with one file, and what to do. */
    public MigrationFolderException(String message, Path file) {
        this(message, file, 0, null);
    }

    /**
     * What is wrong at one line of a file, and what to do.
     *
     * @param line from 1, or 0 where none is to blame
     */
    public MigrationFolderException(String message, @Nullable Path file, int line, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
        this.line = line;
    }

    /** The file that is to blame. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The line of the file that is to blame, from 1. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }
}
