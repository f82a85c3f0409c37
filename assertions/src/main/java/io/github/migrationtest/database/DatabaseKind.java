package io.github.migrationtest.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The database engines whose catalogs are understood. */
public enum DatabaseKind {
    SQLITE("SQLite"),
    POSTGRESQL("PostgreSQL"),
    MYSQL("MySQL"),
    MARIADB("MariaDB");

    private final String productName;

    DatabaseKind(String productName) {
        this.productName = productName;
    }

    /** The engine's own spelling of its name, as JDBC's {@code getDatabaseProductName} gives it. */
    public String productName() {
        return productName;
    }

    /**
     * The kind of the database behind a connection.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static DatabaseKind of(Connection connection) {
        try {
            String product = connection.getMetaData().getDatabaseProductName();
            for (DatabaseKind kind : values()) {
                if (product.toLowerCase(Locale.ROOT).startsWith(kind.productName.toLowerCase(Locale.ROOT))) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "A connection to " + product + " cannot be read: known are SQLite, PostgreSQL, MySQL and MariaDB.");
        } catch (SQLException e) {
            throw new DatabaseException("The connection does not say which database it leads to.", e);
        }
    }
}
