package io.github.migrationtest.migration.command;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A command of which nothing is known but that it migrates, such as {@code drizzle-kit push}: one migration with its name.
 *
 * <p>It leaves no history that could be read, and a mark of ours would be one more table to such a command. So what it made of a
 * database is remembered for as long as the tests run: a database whose schema is one that the command has left has it applied, any
 * other has it pending. A command that changes rows only stays pending.
 */
final class LoneCommand extends AppliedByCommand {
    /** Where migration tools keep what they have applied, unless they are told otherwise. */
    private static final Set<String> HISTORIES = Set.of(
            "schema_migrations",
            "__drizzle_migrations",
            "_prisma_migrations",
            "goose_db_version",
            "flyway_schema_history",
            "DATABASECHANGELOG",
            "DATABASECHANGELOGLOCK",
            "databasechangelog",
            "databasechangeloglock",
            "CHANGELOG",
            "atlas_schema_revisions",
            "knex_migrations",
            "knex_migrations_lock",
            "SequelizeMeta",
            "mikro_orm_migrations",
            "kysely_migration",
            "kysely_migration_lock",
            "pgmigrations",
            "alembic_version",
            "django_migrations",
            "ar_internal_metadata",
            "_sqlx_migrations",
            "__diesel_schema_migrations",
            "gorp_migrations",
            "doctrine_migration_versions");

    private final Path directory;
    private final Optional<DatabaseKind> kind;
    private final MigrationRuntime runtime;
    private final Migration migration;
    private final Set<SchemaSnapshot> left = ConcurrentHashMap.newKeySet();

    LoneCommand(
            Path directory,
            Optional<DatabaseKind> kind,
            MigrationRuntime runtime,
            Command forward,
            Optional<Command> back) {
        super(forward, back);
        this.directory = directory;
        this.kind = kind;
        this.runtime = runtime;
        this.migration = new Migration(
                Version.placed(forward.shown(), 0),
                forward.shown(),
                SqlScript.nothing(forward.shown()),
                back.map(command -> SqlScript.nothing(command.shown())));
    }

    @Override
    public String tool() {
        return "command";
    }

    @Override
    public Path path() {
        return directory;
    }

    @Override
    public Optional<DatabaseKind> kind() {
        return kind;
    }

    @Override
    public List<MigrationRuntime> runtimes() {
        return List.of(runtime);
    }

    @Override
    public List<Migration> all() {
        return List.of(migration);
    }

    @Override
    public List<Migration> applied(Connection connection) {
        return isApplied(connection) ? all() : List.of();
    }

    @Override
    public List<Migration> pending(Connection connection) {
        return isApplied(connection) ? List.of() : all();
    }

    private boolean isApplied(Connection connection) {
        return !left.isEmpty() && left.contains(SchemaSnapshot.of(connection));
    }

    @Override
    public void apply(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        Trace before = Trace.of(database.connection());
        run(forward(), database, wanted, migration);
        Trace after = Trace.of(database.connection());
        checkTouched(forward(), before, after);
        if (!before.schema().equals(after.schema())) {
            left.add(after.schema());
        }
    }

    @Override
    public void takeBack(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        Command command = back().orElseThrow(
                        () -> new NoWayBackException(
                                migration,
                                migration.name()
                                        + " cannot be taken back: no command is named for the way back. Name it with rollbackCommand."));
        Trace before = Trace.of(database.connection());
        run(command, database, wanted, migration);
        checkTouched(command, before, Trace.of(database.connection()));
    }

    private static void checkTouched(Command command, Trace before, Trace after) {
        if (before.equals(after)) {
            throw untouched(command, "schema and rows are the same");
        }
    }

    @Override
    public void baseline(Connection connection, List<Migration> migrations) {
        throw new MigrationFailedException(
                "A command has no versions, so a copy cannot stand at one of them. Leave baseline out, or"
                        + " name the folder of migrations that the command applies with migrations.");
    }

    @Override
    public Set<String> historyTables() {
        return HISTORIES;
    }
}
