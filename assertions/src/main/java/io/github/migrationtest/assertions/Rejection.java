package io.github.migrationtest.assertions;

import java.util.List;
import java.util.Optional;

/**
 * What a database says refused a row; each engine says another part of it.
 *
 * @param kind what it was
 * @param constraint its name, or in SQLite the text of a check
 * @param table the table it is on
 * @param columns the columns it is on, in the order in which the engine names them
 * @param message what the engine says, without a row's values where it is a copy
 */
record Rejection(
        ConstraintKind kind,
        Optional<String> constraint,
        Optional<String> table,
        List<String> columns,
        String message) {

    Rejection {
        columns = List.copyOf(columns);
    }

    static Rejection of(ConstraintKind kind, String message) {
        return new Rejection(kind, Optional.empty(), Optional.empty(), List.of(), message);
    }

    Rejection by(String name) {
        return new Rejection(kind, Optional.of(name), table, columns, message);
    }

    Rejection on(Optional<String> where, List<String> which) {
        return new Rejection(kind, constraint, where, which, message);
    }

    Rejection saying(String text) {
        return new Rejection(kind, constraint, table, columns, text);
    }

    /** Such as {@code unique users_email_key on users (email)}. */
    String describe() {
        return kind.words()
                + constraint.map(name -> " " + name).orElse("")
                + table.map(name -> " on " + name).orElse("")
                + (columns.isEmpty() ? "" : " " + InWords.names(columns));
    }
}
