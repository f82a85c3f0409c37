package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.change.custom.CustomSqlRollback;
import liquibase.change.custom.CustomTaskRollback;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.RollbackImpossibleException;
import liquibase.sql.Sql;
import liquibase.sql.UnparsedSql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.core.RawSqlStatement;

/**
 * The statements of change sets as Liquibase makes them, as far as it can without the database: what a change looks up there, or does
 * in Java, has none.
 */
final class ChangeSetScripts {
    private final Database database;
    private final Optional<Path> root;

    ChangeSetScripts(Database database, Optional<Path> root) {
        this.database = database;
        this.root = root;
    }

    /** A script that grows; its lines are those of the statements one below the other. */
    private static final class Text {
        private final StringBuilder text = new StringBuilder();
        private final List<SqlStatement> statements = new ArrayList<>();
        private int line = 1;

        List<SqlStatement> add(List<String> sqls) {
            List<SqlStatement> added = new ArrayList<>();
            for (String sql : sqls) {
                added.add(new SqlStatement(statements.size() + added.size() + 1, line, 1, sql));
                text.append(sql).append(";\n");
                line += (int) sql.chars().filter(c -> c == '\n').count() + 1;
            }
            statements.addAll(added);
            return List.copyOf(added);
        }

        SqlScript script(String name, Optional<Path> path) {
            return new SqlScript(name, path, text.toString(), statements);
        }
    }

    LiquibaseMigration migration(Version version, String name, ChangeSet changeSet) {
        String place = "change set " + name + " of " + changeSet.getFilePath();
        Optional<Path> file = root.map(
                        directory -> directory.resolve(DatabaseChangeLog.normalizePath(changeSet.getFilePath())))
                .filter(Files::isRegularFile);
        Text up = new Text();
        List<List<SqlStatement>> byChange = changeSet.getChanges().stream()
                .map(change -> up.add(forward(change)))
                .toList();
        return new LiquibaseMigration(
                new Migration(version, name, up.script(place, file), down(changeSet, "rollback of " + place, file)),
                changeSet,
                byChange);
    }

    private List<String> forward(Change change) {
        try {
            return change.generateStatementsVolatile(database) && isCustom(change)
                    ? List.of()
                    : sql(change.generateStatements(database));
        } catch (Exception e) {
            // Only the database itself can tell what this change will send.
            return nothingOf(e);
        }
    }

    /** Liquibase wraps an end of the memory up like any other failure. */
    private static List<String> nothingOf(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError error) {
                throw error;
            }
        }
        return List.of();
    }

    /** Java of the user's: to ask it for statements may be to run it. */
    private static boolean isCustom(Change change) {
        return change.getClass().getName().contains("Custom")
                || change.getClass().getName().contains("ExecuteShell");
    }

    private Optional<SqlScript> down(ChangeSet changeSet, String name, Optional<Path> file) {
        if (!canGoBack(changeSet)) {
            return Optional.empty();
        }
        Text down = new Text();
        List<Change> own = changeSet.getRollback().getChanges();
        if (own.isEmpty()) {
            List<Change> changes = changeSet.getChanges();
            for (int i = changes.size() - 1; i >= 0; i--) {
                try {
                    down.add(back(changes.get(i)));
                } catch (RollbackImpossibleException e) {
                    // An engine may not know the inverse of a change that Liquibase has one for.
                    return Optional.empty();
                }
            }
        } else {
            own.forEach(change -> down.add(forward(change)));
        }
        return Optional.of(down.script(name, file));
    }

    /** What a change set says of its own way back counts, else each of its changes must have one. */
    private boolean canGoBack(ChangeSet changeSet) {
        return !changeSet.getRollback().getChanges().isEmpty()
                || changeSet.getChanges().stream().allMatch(this::supportsRollback);
    }

    private boolean supportsRollback(Change change) {
        try {
            // Liquibase itself makes the object only when it runs, and says no before.
            return change instanceof CustomChangeWrapper custom
                    ? hasRollback(custom.getClassName())
                    : change.supportsRollback(database);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean hasRollback(String className) {
        try {
            Class<?> code =
                    Class.forName(className, false, Scope.getCurrentScope().getClassLoader());
            return CustomSqlRollback.class.isAssignableFrom(code) || CustomTaskRollback.class.isAssignableFrom(code);
        } catch (ClassNotFoundException | LinkageError e) {
            // The run says what is missing.
            return false;
        }
    }

    private List<String> back(Change change) throws RollbackImpossibleException {
        try {
            return isCustom(change) ? List.of() : sql(change.generateRollbackStatements(database));
        } catch (RollbackImpossibleException e) {
            throw e;
        } catch (Exception e) {
            // Only the database itself can tell what this change will send.
            return nothingOf(e);
        }
    }

    private List<String> sql(liquibase.statement.SqlStatement[] statements) {
        return Stream.of(statements)
                .flatMap(this::generated)
                .map(Sql::toSql)
                .filter(sql -> !sql.isBlank())
                .toList();
    }

    /** What stands in a script goes by the generators, which Liquibase looks for anew for each statement. */
    @SuppressWarnings("deprecation") // what Liquibase itself still makes of scripts
    private Stream<Sql> generated(liquibase.statement.SqlStatement statement) {
        return statement instanceof RawSqlStatement raw
                ? Stream.of(new UnparsedSql(raw.getSql(), raw.getEndDelimiter()))
                : Stream.of(SqlGeneratorFactory.getInstance().generateSql(statement, database));
    }
}
