package io.github.migrationtest.benchmarks;

import java.sql.SQLException;

/** One way to give each test a database of its own, at the newest migration. */
interface DatabaseMaker extends AutoCloseable {

    /** A test starts. */
    TestedDatabase make() throws SQLException;

    /** Removes all of it. */
    @Override
    void close();
}
