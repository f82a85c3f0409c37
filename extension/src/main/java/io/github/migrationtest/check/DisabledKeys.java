package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Foreign keys of PostgreSQL whose own triggers a migration leaves disabled, as {@code ALTER TABLE ... DISABLE TRIGGER ALL} does: the
 * catalog of constraints goes on saying that they are valid.
 */
final class DisabledKeys {
    private static final Pattern DISABLES =
            Pattern.compile("\\b(?:disable|enable\\s+replica)\\s+trigger\\b", Pattern.CASE_INSENSITIVE);

    /** Neither fires for a session of its own (pg_trigger.tgenabled). */
    private static final String QUERY = """
            select distinct k.conname, case n.nspname when 'public' then '' else quote_ident(n.nspname) || '.' end
                || quote_ident(c.relname),
              case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname, t.tgrelid = k.conrelid
            from pg_catalog.pg_trigger t
            join pg_catalog.pg_constraint k on k.oid = t.tgconstraint and k.contype = 'f'
            join pg_catalog.pg_class c on c.oid = t.tgrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where t.tgisinternal and t.tgenabled in ('D', 'R')
            order by 1, 2""";

    /** @param quoted the table as SQL takes it */
    private record Disabled(String key, String quoted, String table, boolean child) {
        boolean isSameKey(Disabled other) {
            return key.equals(other.key) && child == other.child;
        }

        Finding finding(String check, RehearsedMigration migration) {
            return Finding.error(
                            check,
                            migration.migration(),
                            "foreign key " + key
                                    + " is not enforced any more, though the catalog says that it is valid: its"
                                    + " triggers on " + table + " are disabled. "
                                    + (child
                                            ? "Rows written there need no parent."
                                            : "Rows deleted there leave others without a parent, and nothing cascades."),
                            "Say ALTER TABLE " + quoted
                                    + " ENABLE TRIGGER ALL at its end, or disable the triggers of the"
                                    + " user's alone: DISABLE TRIGGER USER.")
                    .about(table);
        }
    }

    private DisabledKeys() {}

    static List<Finding> in(String check, RehearsedMigration migration, MigrationStep step) {
        List<SqlStatement> disabling = step.statements().stream()
                .filter(statement -> DISABLES.matcher(statement.sql()).find())
                .toList();
        if (migration.kind() != DatabaseKind.POSTGRESQL || disabling.isEmpty()) {
            return List.of();
        }
        List<Disabled> before = read(step.before());
        return read(step.after()).stream()
                .filter(each -> before.stream().noneMatch(each::isSameKey))
                .map(each -> each.finding(check, migration).at(disabling.get(disabling.size() - 1)))
                .toList();
    }

    private static List<Disabled> read(Database database) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            List<Disabled> disabled = new ArrayList<>();
            while (rows.next()) {
                disabled.add(new Disabled(rows.getString(1), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
            }
            return disabled;
        } catch (SQLException e) {
            throw new DatabaseException("The triggers of " + database.jdbcUrl() + " cannot be read.", e);
        }
    }
}
