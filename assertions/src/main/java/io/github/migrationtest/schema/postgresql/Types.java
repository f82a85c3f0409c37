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

/** Reads enum, composite, domain and range types. */
final class Types {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private final Queries queries;
    private final Catalog catalog;

    private Types(Queries queries, Catalog catalog) {
        this.queries = queries;
        this.catalog = catalog;
    }

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        Types types = new Types(queries, catalog);
        List<SchemaObject> all = new ArrayList<>(types.enums());
        all.addAll(types.composites());
        all.addAll(types.domains());
        all.addAll(types.ranges());
        return all;
    }

    private static String notOfExtensions() {
        return " and not " + Queries.ofExtension("pg_type", "t.oid") + " and " + Queries.OF_USERS;
    }

    private SchemaObject object(ObjectType type, Queries.Row row, Attributes attributes) throws SQLException {
        return new SchemaObject(
                type,
                QualifiedName.of(row.text("nspname"), row.text("typname")),
                Optional.empty(),
                attributes
                        .with(Attribute.PRIVILEGES, catalog.privileges.of("pg_type", row.oid("oid")))
                        .with(Attribute.COMMENT, catalog.comments.of("pg_type", row.oid("oid"))));
    }

    private List<SchemaObject> enums() throws SQLException {
        return queries.list(
                Made.ENUM_TYPE,
                """
                select t.oid, n.nspname, t.typname,
                  array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) as labels
                from pg_type t join pg_namespace n on n.oid = t.typnamespace
                where t.typtype = 'e'""" + notOfExtensions(),
                row -> object(
                        ObjectType.ENUM_TYPE,
                        row,
                        NONE.with(
                                Attribute.VALUES,
                                row.texts("labels").stream()
                                        .map(Literal::of)
                                        .collect(Collectors.joining(", ", "(", ")")))));
    }

    private List<SchemaObject> composites() throws SQLException {
        if (catalog.relations.values().stream().noneMatch(relation -> relation.kind() == 'c')) {
            return List.of();
        }
        return queries.list(
                """
                select t.oid, n.nspname, t.typname, t.typrelid
                from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_class c on c.oid = t.typrelid
                where t.typtype = 'c' and c.relkind = 'c'""" + notOfExtensions(),
                row -> object(
                        ObjectType.COMPOSITE_TYPE,
                        row,
                        NONE.with(
                                        Attribute.VALUES,
                                        catalog.columns.getOrDefault(row.oid("typrelid"), List.of()).stream()
                                                .map(column ->
                                                        PostgresqlNames.quoted(column.name()) + " " + column.type()
                                                                + column.collation()
                                                                        .map(name -> " collate " + name)
                                                                        .orElse(""))
                                                .collect(Collectors.joining(", ", "(", ")")))
                                .with(Attribute.COLUMN_COMMENTS, comments(row.oid("typrelid")))));
    }

    private Optional<String> comments(long relation) {
        String all = catalog.columns.getOrDefault(relation, List.of()).stream()
                .flatMap(column -> catalog.comments.of("pg_class", relation, column.number()).stream()
                        .map(comment -> PostgresqlNames.quoted(column.name()) + " is " + Literal.of(comment)))
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private List<SchemaObject> domains() throws SQLException {
        Map<Long, List<String>> checks = queries
                .list(
                        Made.DOMAIN,
                        "select k.contypid, k.conname, k.convalidated, t.typname, pg_get_expr(k.conbin, 0) as expression,"
                                + " format_type(t.typbasetype, t.typtypmod) as base from pg_constraint k"
                                + " join pg_type t on t.oid = k.contypid where k.contype = 'c' order by k.conname",
                        row -> Map.entry(row.oid("contypid"), check(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return queries.list(
                Made.DOMAIN,
                """
                select t.oid, n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod) as base, t.typnotnull,
                  t.typdefault, pg_get_expr(t.typdefaultbin, 0) as expression,
                  case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text end as collation
                from pg_type t
                join pg_namespace n on n.oid = t.typnamespace
                join pg_type b on b.oid = t.typbasetype
                where t.typtype = 'd'""" + notOfExtensions(),
                row -> object(
                        ObjectType.DOMAIN,
                        row,
                        NONE.with(Attribute.TYPE, row.text("base"))
                                .with(Attribute.COLLATION, row.optional("collation"))
                                .with(Attribute.DEFAULT, defaultOf(row))
                                .with(
                                        Attribute.NOT_NULL,
                                        row.flag("typnotnull") ? Optional.of("true") : Optional.empty())
                                .with(
                                        Attribute.CHECKS,
                                        Optional.ofNullable(checks.get(row.oid("oid")))
                                                .map(all -> String.join("; ", all)))));
    }

    private static Optional<String> defaultOf(Queries.Row row) throws SQLException {
        String base = row.text("base");
        return row.optional("expression").map(sql -> PostgresqlSql.defaultValue(sql, base));
    }

    private static String check(Queries.Row row) throws SQLException {
        String name = row.text("conname");
        return (GeneratedNames.isOf(name, row.text("typname"), List.of(), "check")
                        ? ""
                        : PostgresqlNames.quoted(name) + " ")
                + "check ("
                + PostgresqlSql.expression(row.text("expression"), Map.of("value", row.text("base"))) + ")"
                + (row.flag("convalidated") ? "" : " not valid");
    }

    private List<SchemaObject> ranges() throws SQLException {
        return queries.list(
                Made.RANGE_TYPE,
                """
                select t.oid, n.nspname, t.typname, format_type(r.rngsubtype, -1) as subtype, m.typname as multirange,
                  case when r.rngcollation <> s.typcollation then r.rngcollation::regcollation::text end as collation,
                  case when not o.opcdefault then o.opcname end as opclass,
                  case when r.rngcanonical <> 0 then r.rngcanonical::regproc::text end as canonical,
                  case when r.rngsubdiff <> 0 then r.rngsubdiff::regproc::text end as subdiff
                from pg_type t
                join pg_namespace n on n.oid = t.typnamespace
                join pg_range r on r.rngtypid = t.oid
                join pg_type s on s.oid = r.rngsubtype
                join pg_type m on m.oid = r.rngmultitypid
                join pg_opclass o on o.oid = r.rngsubopc
                where t.typtype = 'r'""" + notOfExtensions(),
                row -> object(
                        ObjectType.RANGE_TYPE,
                        row,
                        NONE.with(Attribute.TYPE, row.text("subtype"))
                                .with(Attribute.COLLATION, row.optional("collation"))
                                .with(Attribute.OPERATOR_CLASS, row.optional("opclass"))
                                .with(Attribute.DEFINITION, options(row))));
    }

    private static Optional<String> options(Queries.Row row) throws SQLException {
        List<String> options = new ArrayList<>();
        row.optional("canonical").ifPresent(name -> options.add("canonical = " + name));
        row.optional("subdiff").ifPresent(name -> options.add("subtype_diff = " + name));
        String multirange = row.text("multirange");
        String name = row.text("typname");
        String usual = name.contains("range") ? name.replaceFirst("range", "multirange") : name + "_multirange";
        if (!multirange.equals(usual)) {
            options.add("multirange_type_name = " + PostgresqlNames.quoted(multirange));
        }
        return options.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", options));
    }
}
