package io.github.migrationtest.internal.rows;

import java.sql.SQLException;

/** The rows of a query, one at a time. */
public interface RowStream extends AutoCloseable {

    /** Goes to the next row, if there is one. */
    boolean next() throws SQLException;

    /** A column of the row, from 1; empty for NULL. */
    String text(int column) throws SQLException;

    /** A column of the row, from 1; 0 for NULL. */
    long number(int column) throws SQLException;

    /** Whether the column read last was NULL. */
    boolean wasNull() throws SQLException;

    @Override
    void close() throws SQLException;
}
