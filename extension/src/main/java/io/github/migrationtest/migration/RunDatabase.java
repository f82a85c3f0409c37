package io.github.migrationtest.migration;

import io.github.migrationtest.fixtures.DatabaseLogin;
import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The database of one run, for tools that connect to it themselves: libraries and programs.
 *
 * @param connection the one connection of tools that use only one; it must be left open, in auto-commit mode
 * @param dataSource as many connections as wanted, all with the settings of production's driver
 * @param login where it is and as whom programs connect; asked for only by who hands it on
 */
public record RunDatabase(Connection connection, DataSource dataSource, Supplier<DatabaseLogin> login) {}
