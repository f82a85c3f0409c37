package io.github.migrationtest.assertions;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MySQL and MariaDB say by number what it was, and by name which in a message whose quotes stand in every language (their
 * {@code errmsg-utf8.txt}).
 */
final class MysqlRejections {
    private static final Pattern LAST_QUOTED = Pattern.compile("'([^']*)'[^']*$");
    private static final Pattern FIRST_QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern CONSTRAINT = Pattern.compile("CONSTRAINT `([^`]*)`");
    private static final Pattern KEY =
            Pattern.compile("\\(`(?:[^`]*)`\\.`([^`]*)`, CONSTRAINT `([^`]*)` FOREIGN KEY \\(([^)]*)\\)");
    private static final Pattern FAILED_ON = Pattern.compile("CONSTRAINT `([^`]*)` .*`([^`]*)`\\.`([^`]*)`");

    private MysqlRejections() {}

    static Optional<Rejection> of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure.getErrorCode()) {
            case 1062, 1586, 1859 -> Optional.of(unique(message));
            case 1048, 1364, 1263, 1138 -> Optional.of(column(ConstraintKind.NOT_NULL, message));
            case 1216, 1217, 1451, 1452, 1761, 1762 -> Optional.of(foreignKey(message));
            case 3819, 4025, 1369 -> Optional.of(check(message));
            case 1264, 1265, 1292, 1366, 1406, 1411, 1690, 1906, 3105, 3140, 3156 ->
                Optional.of(column(ConstraintKind.TYPE, message));
            case 1644 -> Optional.of(Rejection.of(ConstraintKind.TRIGGER, message));
            default ->
                "45000".equals(failure.getSQLState())
                        ? Optional.of(Rejection.of(ConstraintKind.TRIGGER, message))
                        : Optional.empty();
        };
    }

    /** {@code Duplicate entry 'a' for key 'users.users_email'}; MariaDB leaves the table out. */
    private static Rejection unique(String message) {
        Rejection rejection = Rejection.of(ConstraintKind.UNIQUE, message);
        Matcher key = LAST_QUOTED.matcher(message);
        if (!key.find()) {
            return rejection;
        }
        int dot = key.group(1).indexOf('.');
        Rejection named = rejection.by(key.group(1).substring(dot + 1));
        return dot < 0 ? named : named.on(Optional.of(key.group(1).substring(0, dot)), List.of());
    }

    private static Rejection foreignKey(String message) {
        Rejection rejection = Rejection.of(ConstraintKind.FOREIGN_KEY, message);
        Matcher key = KEY.matcher(message);
        return key.find()
                ? rejection
                        .by(key.group(2))
                        .on(
                                Optional.of(key.group(1)),
                                Stream.of(key.group(3).split(", "))
                                        .map(name -> name.replace("`", ""))
                                        .toList())
                : rejection;
    }

    private static Rejection check(String message) {
        Rejection rejection = Rejection.of(ConstraintKind.CHECK, message);
        Matcher failedOn = FAILED_ON.matcher(message);
        if (failedOn.find()) {
            // MariaDB calls the check of a column table.column.
            String name = failedOn.group(1).substring(failedOn.group(1).indexOf('.') + 1);
            return rejection.by(name).on(Optional.of(failedOn.group(3)), List.of());
        }
        Matcher constraint = CONSTRAINT.matcher(message);
        Matcher quoted = FIRST_QUOTED.matcher(message);
        return constraint.find()
                ? rejection.by(constraint.group(1))
                : quoted.find() ? rejection.by(quoted.group(1)) : rejection;
    }

    /** {@code Column 'email' cannot be null}, {@code Data too long for column 'email' at row 1}. */
    private static Rejection column(ConstraintKind kind, String message) {
        Rejection rejection = Rejection.of(kind, message);
        Matcher quoted = LAST_QUOTED.matcher(message);
        if (!quoted.find()) {
            return rejection;
        }
        // MariaDB: `test`.`users`.`email`
        String[] parts = quoted.group(1).replace("`", "").split("\\.");
        return rejection.on(
                parts.length > 1 ? Optional.of(parts[parts.length - 2]) : Optional.empty(),
                List.of(parts[parts.length - 1]));
    }
}
