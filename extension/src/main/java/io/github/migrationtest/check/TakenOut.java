package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.TableName;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of a table, taken out of it into {@link #NAME}, so that it can be put in again.
 *
 * @param statements what does that, whatever refers to the row; for PostgreSQL's, which set no trigger off, one has to be a superuser
 * @param cleaning what leaves the connection as it was, where that is not taken back with the transaction
 */
record TakenOut(List<String> statements, List<String> cleaning) {
    static final String NAME = "migrationtest_row";

    private static final String CHECKED = "SET foreign_key_checks = 1";
    private static final String DROP = "DROP TEMPORARY TABLE IF EXISTS " + NAME;

    static TakenOut of(DatabaseKind kind, Table table, String name, String columns) {
        return switch (kind) {
            case SQLITE -> new TakenOut(List.of(), List.of());
            case POSTGRESQL -> ofPostgresql(name, columns);
            case MYSQL, MARIADB -> ofMysql(kind, table, name, columns);
        };
    }

    private static TakenOut ofPostgresql(String name, String columns) {
        return new TakenOut(
                List.of(
                        "CREATE TEMPORARY TABLE " + NAME + " AS SELECT " + columns + " FROM " + name
                                + " WHERE ctid = (SELECT ctid FROM " + name + " LIMIT 1) LIMIT 1",
                        "SET LOCAL session_replication_role = replica",
                        "DELETE FROM " + name + " WHERE ctid = (SELECT ctid FROM " + name + " LIMIT 1)",
                        "SET LOCAL session_replication_role = origin"),
                List.of());
    }

    /** What makes and drops a temporary table ends no transaction. */
    private static TakenOut ofMysql(DatabaseKind kind, Table table, String name, String columns) {
        String key = table.primaryKey().stream()
                .map(PrimaryKey::columns)
                .flatMap(List::stream)
                .map(column -> TableName.quotedPart(kind, column))
                .collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>(List.of(
                DROP, "CREATE TEMPORARY TABLE " + NAME + " AS SELECT " + columns + " FROM " + name + " LIMIT 1"));
        if (!key.isEmpty()) {
            statements.add("SET foreign_key_checks = 0");
            statements.add("DELETE FROM " + name + " WHERE (" + key + ") = (SELECT " + key + " FROM " + NAME + ")");
            statements.add(CHECKED);
        }
        return new TakenOut(statements, List.of(CHECKED, DROP));
    }
}
