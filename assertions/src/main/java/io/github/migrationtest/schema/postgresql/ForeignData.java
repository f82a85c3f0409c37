package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads servers that have data elsewhere, and which table's rows are on which; who logs in there, and how, is nothing of the schema. */
final class ForeignData {

    /** A table's rows elsewhere. */
    record ForeignTable(String server, Optional<String> options) {}

    private ForeignData() {}

    static List<SchemaObject> servers(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.FOREIGN_SERVER,
                """
                select s.oid, s.srvname, s.srvtype, s.srvversion, s.srvoptions, w.fdwname
                from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw
                where not\s""" + Queries.ofExtension("pg_foreign_server", "s.oid"),
                row -> new SchemaObject(
                        ObjectType.FOREIGN_SERVER,
                        row.text("srvname"),
                        Optional.empty(),
                        Attributes.none(DatabaseKind.POSTGRESQL)
                                .with(Attribute.TYPE, row.optional("srvtype"))
                                .with(Attribute.VERSION, row.optional("srvversion"))
                                .with(Attribute.DEFINITION, PostgresqlNames.quoted(row.text("fdwname")))
                                .with(Attribute.FOREIGN_OPTIONS, options(row.texts("srvoptions")))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_foreign_server", row.oid("oid")))));
    }

    static Map<Long, ForeignTable> tables(Queries queries) throws SQLException {
        Map<Long, ForeignTable> tables = new HashMap<>();
        queries.list(
                Made.FOREIGN_SERVER,
                """
                select t.ftrelid, s.srvname, t.ftoptions
                from pg_foreign_table t join pg_foreign_server s on s.oid = t.ftserver""",
                row -> tables.put(
                        row.oid("ftrelid"), new ForeignTable(row.text("srvname"), options(row.texts("ftoptions")))));
        return tables;
    }

    /** As the clause {@code OPTIONS} takes them, sorted by name. */
    static Optional<String> options(List<String> options) {
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(options.stream()
                        .sorted()
                        .map(option -> {
                            int equals = option.indexOf('=');
                            return PostgresqlNames.quoted(option.substring(0, equals)) + " "
                                    + Literal.of(option.substring(equals + 1));
                        })
                        .collect(Collectors.joining(", ")));
    }
}
