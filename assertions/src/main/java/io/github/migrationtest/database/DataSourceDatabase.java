package io.github.migrationtest.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database known by a data source. */
record DataSourceDatabase(DatabaseKind kind, String jdbcUrl, DataSource dataSource) implements Database {

    DataSourceDatabase(DataSource dataSource) {
        this(describe(dataSource), dataSource);
    }

    private DataSourceDatabase(Database described, DataSource dataSource) {
        this(described.kind(), described.jdbcUrl(), dataSource);
    }

    private static Database describe(DataSource dataSource) {
        try (Connection connection = open(dataSource)) {
            return new BorrowedConnection(connection);
        } catch (SQLException e) {
            throw new DatabaseException("A connection of the data source cannot be closed.", e);
        }
    }

    private static Connection open(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new DatabaseException("The data source gives no connection.", e);
        }
    }

    @Override
    public Connection connection() {
        return open(dataSource);
    }
}
