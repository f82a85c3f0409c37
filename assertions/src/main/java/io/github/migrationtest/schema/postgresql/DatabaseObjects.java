package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what belongs to the database itself: schemas, extensions, event triggers and publications. */
final class DatabaseObjects {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private DatabaseObjects() {}

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        List<SchemaObject> all = new ArrayList<>(schemas(queries, catalog));
        all.addAll(extensions(queries));
        all.addAll(eventTriggers(queries, catalog));
        all.addAll(publications(queries, catalog));
        return all;
    }

    /** The schema {@code public} is one only where something is special of it. */
    private static List<SchemaObject> schemas(Queries queries, Catalog catalog) throws SQLException {
        return queries
                .list(
                        "select n.oid, n.nspname from pg_namespace n where not "
                                + Queries.ofExtension("pg_namespace", "n.oid") + " and " + Queries.OF_USERS,
                        row -> new SchemaObject(
                                ObjectType.SCHEMA,
                                QualifiedName.part(row.text("nspname")),
                                Optional.empty(),
                                NONE.with(Attribute.PRIVILEGES, catalog.privileges.of("pg_namespace", row.oid("oid")))
                                        .with(Attribute.COMMENT, catalog.comments.of("pg_namespace", row.oid("oid")))))
                .stream()
                .filter(schema -> !schema.name().equals("public")
                        || !schema.attributes().values().isEmpty())
                .toList();
    }

    /** All but the procedural language that every database has. */
    private static List<SchemaObject> extensions(Queries queries) throws SQLException {
        return queries.list(
                """
                select e.extname, e.extversion, n.nspname
                from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                where e.extname <> 'plpgsql'""",
                row -> new SchemaObject(
                        ObjectType.EXTENSION,
                        row.text("extname"),
                        Optional.empty(),
                        NONE.with(Attribute.VERSION, row.text("extversion"))
                                .with(
                                        Attribute.SCHEMA,
                                        Optional.of(row.text("nspname")).filter(schema -> !schema.equals("public")))));
    }

    private static List<SchemaObject> eventTriggers(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.EVENT_TRIGGER,
                """
                select e.oid, e.evtname, e.evtevent, e.evtenabled, e.evttags, e.evtfoid::regproc::text as function
                from pg_event_trigger e
                where not\s""" + Queries.ofExtension("pg_event_trigger", "e.oid"),
                row -> new SchemaObject(
                        ObjectType.EVENT_TRIGGER,
                        row.text("evtname"),
                        Optional.empty(),
                        NONE.with(Attribute.ENABLED, Triggers.enabled(row.letter("evtenabled")))
                                .with(Attribute.COMMAND, row.text("evtevent"))
                                .with(
                                        Attribute.TAGS,
                                        row.texts("evttags").isEmpty()
                                                ? Optional.empty()
                                                : Optional.of(row.texts("evttags").stream()
                                                        .map(Literal::of)
                                                        .collect(Collectors.joining(", "))))
                                .with(Attribute.DEFINITION, row.text("function") + "()")
                                .with(Attribute.COMMENT, catalog.comments.of("pg_event_trigger", row.oid("oid")))));
    }

    private static List<SchemaObject> publications(Queries queries, Catalog catalog) throws SQLException {
        Map<Long, List<String>> tables =
                queries
                        .list(Made.PUBLICATION, """
                        select r.prpubid, r.prrelid, r.prattrs::text as columns, pg_get_expr(r.prqual, r.prrelid) as condition
                        from pg_publication_rel r
                        union all
                        select s.pnpubid, null, n.nspname, null
                        from pg_publication_namespace s join pg_namespace n on n.oid = s.pnnspid""", row -> Map.entry(row.oid("prpubid"), published(row, catalog)))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return queries.list(
                Made.PUBLICATION,
                """
                select p.oid, p.pubname, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot,
                """ + queries.since(18, "p.pubgencols::text", "'n'") + """
                 as pubgencols
                from pg_publication p""",
                row -> new SchemaObject(
                        ObjectType.PUBLICATION,
                        row.text("pubname"),
                        Optional.empty(),
                        NONE.with(Attribute.STORAGE_OPTIONS, publicationOptions(row))
                                .with(
                                        Attribute.TABLES,
                                        row.flag("puballtables")
                                                ? Optional.of("for all tables")
                                                : Optional.ofNullable(tables.get(row.oid("oid")))
                                                        .map(all -> "for "
                                                                + all.stream()
                                                                        .sorted()
                                                                        .collect(Collectors.joining(", "))))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_publication", row.oid("oid")))));
    }

    private static String published(Queries.Row row, Catalog catalog) throws SQLException {
        long relation = row.oid("prrelid");
        if (relation == 0) {
            return "tables in schema " + PostgresqlNames.quoted(row.text("columns"));
        }
        List<String> columns = catalog.columnNames(relation, row.numbers("columns"));
        return "table " + QualifiedName.sql(catalog.nameOf(relation))
                + (columns.isEmpty()
                        ? ""
                        : columns.stream().map(PostgresqlNames::quoted).collect(Collectors.joining(", ", " (", ")")))
                + row.optional("condition")
                        .map(sql -> " where (" + PostgresqlSql.expression(sql, catalog.types(relation)) + ")")
                        .orElse("");
    }

    private static Optional<String> publicationOptions(Queries.Row row) throws SQLException {
        List<String> options = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (String event : List.of("insert", "update", "delete", "truncate")) {
            if (row.flag("pub" + event)) {
                events.add(event);
            }
        }
        if (events.size() < 4) {
            options.add("publish = '" + String.join(", ", events) + "'");
        }
        if (row.flag("pubviaroot")) {
            options.add("publish_via_partition_root = true");
        }
        if (row.letter("pubgencols") == 's') {
            options.add("publish_generated_columns = stored");
        }
        return options.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", options));
    }
}
