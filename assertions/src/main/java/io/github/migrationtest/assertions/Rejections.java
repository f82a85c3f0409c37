package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.SQLException;
import java.util.Optional;

/** Tells whether what a driver throws is a constraint's refusal, and which constraint's. */
final class Rejections {
    private Rejections() {}

    /**
     * The refusal, if it is one: a table that is not there, or a statement nobody understands, is none.
     *
     * @param copy whether no message may show a row's value
     */
    static Optional<Rejection> of(DatabaseKind kind, SQLException failure, boolean copy) {
        Optional<Rejection> rejection =
                switch (kind) {
                    case SQLITE -> SqliteRejections.of(failure);
                    case POSTGRESQL -> PostgresqlRejections.of(failure);
                    case MYSQL, MARIADB -> MysqlRejections.of(failure);
                };
        return rejection.map(each -> each.saying(said(kind, failure, copy)));
    }

    /** What the driver says. Servers show values of rows, SQLite only in what a trigger says. */
    static String said(DatabaseKind kind, SQLException failure, boolean copy) {
        String text = String.valueOf(failure.getMessage());
        if (!copy) {
            return text;
        }
        if (kind == DatabaseKind.SQLITE) {
            return text.startsWith("[SQLITE_CONSTRAINT_TRIGGER]") ? text.replaceFirst("(?s) \\(.*", "") : text;
        }
        String code = "SQLState " + failure.getSQLState() + ", error " + failure.getErrorCode();
        // Of statements that were not understood nothing has been read.
        return String.valueOf(failure.getSQLState()).startsWith("42")
                ? code + ": " + text.lines().findFirst().orElse("")
                : code;
    }
}
