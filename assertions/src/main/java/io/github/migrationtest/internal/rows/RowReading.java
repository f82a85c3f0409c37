package io.github.migrationtest.internal.rows;

import java.sql.Connection;
import java.sql.SQLException;

/** One moment in which rows are read. */
public interface RowReading extends AutoCloseable {

    /** What to read through. */
    Connection connection();

    @Override
    void close() throws SQLException;
}
