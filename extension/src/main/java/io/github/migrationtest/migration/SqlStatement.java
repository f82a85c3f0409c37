package io.github.migrationtest.migration;

import java.util.Optional;

/**
 * One statement of a script.
 *
 * <p>Line and column say where it starts in its file, placeholders filled in: at its first character that is no white space, and
 * where comments in front of it are no part of it, behind those. A column counts characters: a tab is one, however wide it is shown,
 * a surrogate pair is one, and a byte order mark at the beginning of the file is none.
 *
 * @param number its place in the script, from 1
 * @param line the line of the script on which it starts, from 1
 * @param column the column of that line in which it starts, from 1
 * @param sql its text as it is sent to the database
 * @param data the lines that follow {@code COPY ... FROM STDIN} in a script for psql, without the one that ends them
 */
public record SqlStatement(int number, int line, int column, String sql, Optional<String> data) {

    /** A statement that no data belong to. */
    public SqlStatement(int number, int line, int column, String sql) {
        this(number, line, column, sql, Optional.empty());
    }

    /** The same at another place among the statements. */
    public SqlStatement numbered(int another) {
        return new SqlStatement(another, line, column, sql, data);
    }

    /** The same of a text that begins on this line and in this column of a longer one. */
    public SqlStatement within(int firstLine, int firstColumn) {
        return new SqlStatement(number, firstLine + line - 1, line == 1 ? firstColumn + column - 1 : column, sql, data);
    }
}
