package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tables of SQLite whose {@code AUTOINCREMENT} goes on behind a lower number than before, so that the numbers of rows that are gone are
 * given again: a rebuild counts only the rows that it copies. A warning, since the tools that write rebuilds all do so.
 */
final class LostCounters {
    private LostCounters() {}

    /** In the words of a check. */
    static List<Finding> in(RehearsedMigration migration, MigrationStep step, String check) {
        boolean named = step.statements().stream()
                .anyMatch(statement -> statement.sql().toLowerCase(Locale.ROOT).contains("sqlite_sequence"));
        if (migration.kind() != DatabaseKind.SQLITE
                || named
                || !counts(step.schemaBefore())
                || !counts(step.schemaAfter())
                || step.schemaDiff().isEmpty()) {
            return List.of();
        }
        Renames renames = new Renames(step.schemaDiff());
        Map<String, Long> after = counters(step.after());
        List<Finding> found = new ArrayList<>();
        counters(step.before()).forEach((name, was) -> {
            String table = renames.table(name);
            long is = after.getOrDefault(Names.key(table), Long.MAX_VALUE);
            if (is < was && !losesRows(migration, table)) {
                found.add(found(migration, check, table, was, is));
            }
        });
        return found;
    }

    /** Of a table that loses rows without a word more is wrong than its counter. */
    private static boolean losesRows(RehearsedMigration migration, String table) {
        return migration.losses().stream()
                .filter(loss -> loss.meaning().compareTo(DataLoss.Meaning.TAKEN_ALONG) < 0)
                .anyMatch(loss -> loss.change() instanceof DataChange.RowsLost
                        && Names.same(loss.change().table(), table));
    }

    private static Finding found(RehearsedMigration migration, String check, String table, long was, long is) {
        return Finding.error(
                        check,
                        migration.migration(),
                        "table " + table + ": AUTOINCREMENT was behind " + was + ", is behind " + is
                                + ": numbers of rows that are gone are given again (the script does not say so)",
                        "Take it along before the old table is dropped: UPDATE sqlite_sequence SET seq = (SELECT seq FROM"
                                + " sqlite_sequence WHERE name = the old table) WHERE name = the new one.")
                .about(table)
                .asWarning()
                .because(Optional.of(
                        "SQLite counts for the new table only the rows that it gets, and forgets with the old"
                                + " one how far it had come."));
    }

    private static boolean counts(SchemaSnapshot schema) {
        return schema.tables().stream().anyMatch(table -> table.primaryKey()
                .filter(key -> key.attributes().has(Attribute.AUTO_INCREMENT))
                .isPresent());
    }

    private static Map<String, Long> counters(Database database) {
        Map<String, Long> counters = new TreeMap<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, seq FROM sqlite_sequence")) {
            while (rows.next()) {
                counters.put(Names.key(rows.getString(1)), rows.getLong(2));
            }
            return counters;
        } catch (SQLException e) {
            throw new DatabaseException("The counters of sqlite_sequence cannot be read.", e);
        }
    }
}
