package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads views and materialized views. */
final class Views {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private final Catalog catalog;
    private final Map<Long, String> definitions = new HashMap<>();
    private final Map<Long, Set<String>> dependencies = new HashMap<>();
    private final Map<Long, String> broken;

    private Views(Queries queries, Catalog catalog) throws SQLException {
        this.catalog = catalog;
        queries.list("""
                select c.oid, pg_get_viewdef(c.oid) as definition
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('v', 'm') and\s""" + Queries.OF_USERS, row -> definitions.put(row.oid("oid"), row.made("definition")));
        queries.list("""
                select distinct r.ev_class, d.refclassid = 'pg_proc'::regclass as function,
                  case when d.refclassid = 'pg_proc'::regclass then d.refobjid::regprocedure::text
                    else d.refobjid::regclass::text end as name
                from pg_depend d
                join pg_rewrite r on r.oid = d.objid
                join pg_class c on c.oid = r.ev_class
                join pg_namespace n on n.oid = c.relnamespace
                where d.classid = 'pg_rewrite'::regclass and d.refclassid in ('pg_class'::regclass, 'pg_proc'::regclass)
                  and d.deptype = 'n' and d.refobjid <> r.ev_class and r.rulename = '_RETURN'
                  and d.refobjid >= 16384 and\s""" + Queries.OF_USERS, row -> dependencies
                .computeIfAbsent(row.oid("ev_class"), key -> new TreeSet<>())
                .add((row.flag("function") ? "function " : "") + row.text("name")));
        broken = BrokenViews.find(queries, catalog, definitions);
    }

    static List<View> read(Queries queries, Catalog catalog) throws SQLException {
        if (catalog.relations.values().stream().noneMatch(Relation::isView)) {
            return List.of();
        }
        Views views = new Views(queries, catalog);
        return catalog.relations.values().stream()
                .filter(relation -> relation.isView() && !relation.ofExtension())
                .map(views::view)
                .toList();
    }

    private View view(Relation relation) {
        String definition = definitions.getOrDefault(relation.oid(), "").strip();
        String query = definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
        return new View(
                relation.name(),
                List.of(),
                PostgresqlSql.query(query),
                new TableIndexes(catalog, relation, catalog.types(relation.oid())).read(Set.of()),
                attributes(relation));
    }

    private Attributes attributes(Relation relation) {
        List<String> options = new ArrayList<>(relation.options());
        Optional<String> checkOption = options.stream()
                .filter(option -> option.startsWith("check_option="))
                .findFirst();
        checkOption.ifPresent(options::remove);
        boolean materialized = relation.kind() == 'm';
        return NONE.with(Attribute.MATERIALIZED, materialized)
                .with(Attribute.NOT_POPULATED, materialized && !relation.populated())
                .with(Attribute.ACCESS_METHOD, relation.accessMethod().filter(method -> !method.equals("heap")))
                .with(Attribute.TABLESPACE, relation.tablespace())
                .with(Attribute.CHECK_OPTION, checkOption.map(option -> option.substring("check_option=".length())))
                .with(Attribute.STORAGE_OPTIONS, Options.of(options))
                .with(
                        Attribute.DEPENDS_ON,
                        Optional.ofNullable(dependencies.get(relation.oid())).map(all -> String.join(", ", all)))
                .with(Attribute.COLUMN_DEFAULTS, columns(relation, column -> column.expression()
                        .map(sql -> "default " + PostgresqlSql.defaultValue(sql, column.type()))))
                .with(Attribute.COLUMN_COMMENTS, columns(relation, column -> catalog.comments
                        .of("pg_class", relation.oid(), column.number())
                        .map(comment -> "is " + Literal.of(comment))))
                .with(
                        Attribute.COLUMN_PRIVILEGES,
                        columns(relation, column -> catalog.privileges.of("pg_class", relation.oid(), column.number())))
                .with(Attribute.BROKEN, Optional.ofNullable(broken.get(relation.oid())))
                .with(Attribute.PRIVILEGES, catalog.privileges.of("pg_class", relation.oid()))
                .with(Attribute.COMMENT, catalog.comments.of("pg_class", relation.oid()));
    }

    private Optional<String> columns(Relation relation, Function<RelationColumn, Optional<String>> what) {
        String all = catalog.columns.getOrDefault(relation.oid(), List.of()).stream()
                .flatMap(column ->
                        what.apply(column).map(text -> PostgresqlNames.quoted(column.name()) + " " + text).stream())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
