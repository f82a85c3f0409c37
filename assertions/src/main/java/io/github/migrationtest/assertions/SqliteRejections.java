package io.github.migrationtest.assertions;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SQLite says the columns of a unique index, the name or the text of a check, and of a foreign key nothing. */
final class SqliteRejections {
    /** SQLite's primary result codes, which sqlite-jdbc gives as the exception's error code. */
    private static final int CONSTRAINT = 19;

    /** A text for an {@code integer primary key}: no constraint by its code, but a value that is refused. */
    private static final int MISMATCH = 20;

    private static final Pattern FAILED =
            Pattern.compile("(UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed(?:: (.*?))?\\)?$");
    private static final Pattern INDEX = Pattern.compile("index '(.*)'");
    private static final Pattern TYPED = Pattern.compile("cannot store \\S+ value in \\S+ column (.*?)\\)?$");

    private SqliteRejections() {}

    static Optional<Rejection> of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure.getErrorCode() == MISMATCH) {
            return Optional.of(Rejection.of(ConstraintKind.TYPE, message));
        }
        if (failure.getErrorCode() != CONSTRAINT) {
            return Optional.empty();
        }
        Matcher failed = FAILED.matcher(message);
        // What a trigger raises may be made to look like anything.
        if (message.startsWith("[SQLITE_CONSTRAINT_TRIGGER]") || !failed.find()) {
            return Optional.of(typed(message));
        }
        Rejection rejection =
                Rejection.of(ConstraintKind.valueOf(failed.group(1).replace(' ', '_')), message);
        String what = failed.group(2) == null ? "" : failed.group(2);
        return Optional.of(
                switch (rejection.kind()) {
                    case CHECK -> rejection.by(what);
                    case FOREIGN_KEY -> rejection;
                    default -> onColumns(rejection, what);
                });
    }

    private static Rejection typed(String message) {
        Matcher typed = TYPED.matcher(message);
        return !message.startsWith("[SQLITE_CONSTRAINT_TRIGGER]") && typed.find()
                ? onColumns(Rejection.of(ConstraintKind.TYPE, message), typed.group(1))
                : Rejection.of(ConstraintKind.TRIGGER, message);
    }

    /** {@code users.email, users.name}, or where an expression is unique {@code index 'users_lower'}. */
    private static Rejection onColumns(Rejection rejection, String what) {
        Matcher index = INDEX.matcher(what);
        if (index.matches()) {
            return rejection.by(index.group(1));
        }
        List<String> columns = Stream.of(what.split(", "))
                .map(each -> each.substring(each.indexOf('.') + 1))
                .toList();
        int dot = what.indexOf('.');
        return dot < 0 ? rejection : rejection.on(Optional.of(what.substring(0, dot)), columns);
    }
}
