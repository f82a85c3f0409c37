package io.github.migrationtest.migration.liquibase;

import java.sql.Connection;
import java.util.Optional;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.DatabaseUtils;
import liquibase.database.core.MySQLDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.structure.core.Schema;

/**
 * Says to Liquibase's database what the one who runs it in production says: its command line and its plugins
 * (AbstractDatabaseConnectionCommandStep) look for names in the default schema first, Spring Boot (SpringLiquibase) does not.
 */
final class DatabaseOpener {
    private final LiquibaseSettings settings;

    DatabaseOpener(LiquibaseSettings settings) {
        this.settings = settings;
    }

    Database open(Connection connection) throws DatabaseException {
        Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        setSchemas(database);
        database.setDatabaseChangeLogTableName(settings.history().table());
        database.setDatabaseChangeLogLockTableName(settings.history().lockTable());
        if (!settings.bySpring() && settings.defaultSchema().isPresent() && !(database instanceof MySQLDatabase)) {
            DatabaseUtils.initializeDatabase(null, settings.defaultSchema().get(), database);
        }
        return database;
    }

    /** Not on MySQL, where they are databases: a run stays in the one that was made for it. */
    void setSchemas(Database database) throws DatabaseException {
        if (database instanceof MySQLDatabase) {
            return;
        }
        Optional<String> own = settings.history().schema();
        if (database.supports(Schema.class)) {
            if (settings.defaultSchema().isPresent()) {
                database.setDefaultSchemaName(settings.defaultSchema().get());
            }
            if (own.isPresent()) {
                database.setLiquibaseSchemaName(own.get());
            }
        } else {
            if (settings.defaultSchema().isPresent()) {
                database.setDefaultCatalogName(settings.defaultSchema().get());
            }
            if (own.isPresent()) {
                database.setLiquibaseCatalogName(own.get());
            }
        }
    }
}
