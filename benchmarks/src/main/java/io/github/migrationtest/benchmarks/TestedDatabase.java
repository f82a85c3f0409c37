package io.github.migrationtest.benchmarks;

import java.sql.SQLException;
import java.util.List;

/** One test's database, made in one way or another. */
interface TestedDatabase {

    /** The test's first query; its version. */
    int ask() throws SQLException;

    /** What the test does then. */
    void execute(List<String> statements) throws SQLException;

    /** The test has ended. */
    void close() throws SQLException;
}
