package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
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

/** Reads what else belongs to tables: policies, rules and extended statistics. */
final class Policies {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private Policies() {}

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        List<SchemaObject> all = new ArrayList<>(policies(queries, catalog));
        all.addAll(rules(queries, catalog));
        all.addAll(statistics(queries, catalog));
        return all;
    }

    private static List<SchemaObject> policies(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(Made.POLICY, """
                select p.oid, p.polrelid, p.polname, p.polcmd, p.polpermissive, p.polroles = '{0}' as everybody,
                  array(select r.rolname::text from pg_roles r where r.oid = any (p.polroles) order by r.rolname) as roles,
                  pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as withcheck
                from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                where\s""" + Queries.OF_USERS, row -> {
            Map<String, String> types = catalog.types(row.oid("polrelid"));
            return new SchemaObject(
                    ObjectType.POLICY,
                    row.text("polname"),
                    Optional.of(catalog.nameOf(row.oid("polrelid"))),
                    NONE.with(Attribute.COMMAND, command(row.letter("polcmd")))
                            .with(Attribute.RESTRICTIVE, !row.flag("polpermissive"))
                            .with(
                                    Attribute.ROLES,
                                    row.flag("everybody")
                                            ? Optional.empty()
                                            : Optional.of(row.texts("roles").stream()
                                                    .map(PostgresqlNames::quoted)
                                                    .collect(Collectors.joining(", "))))
                            .with(
                                    Attribute.USING,
                                    row.optional("using").map(sql -> PostgresqlSql.expression(sql, types)))
                            .with(
                                    Attribute.WITH_CHECK,
                                    row.optional("withcheck").map(sql -> PostgresqlSql.expression(sql, types)))
                            .with(Attribute.COMMENT, catalog.comments.of("pg_policy", row.oid("oid"))));
        });
    }

    private static Optional<String> command(char code) {
        return switch (code) {
            case 'r' -> Optional.of("select");
            case 'a' -> Optional.of("insert");
            case 'w' -> Optional.of("update");
            case 'd' -> Optional.of("delete");
            default -> Optional.empty();
        };
    }

    private static List<SchemaObject> rules(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.RULE,
                """
                select r.oid, r.ev_class, r.rulename, r.ev_enabled,
                  case r.ev_type when '1' then 'select' when '2' then 'update' when '3' then 'insert' else 'delete' end as event,
                  pg_get_ruledef(r.oid) as definition
                from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
                where r.rulename <> '_RETURN' and not\s""" + Queries.ofExtension("pg_class", "c.oid") + " and " + Queries.OF_USERS,
                row -> new SchemaObject(
                        ObjectType.RULE,
                        row.text("rulename"),
                        Optional.of(catalog.nameOf(row.oid("ev_class"))),
                        NONE.with(Attribute.ENABLED, Triggers.enabled(row.letter("ev_enabled")))
                                .with(Attribute.COMMAND, row.text("event"))
                                .with(Attribute.DEFINITION, rule(row.made("definition"), row.text("event")))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_rewrite", row.oid("oid")))));
    }

    /** From the event on, without the table, which is known. */
    private static String rule(String definition, String event) {
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.POSTGRESQL, definition);
        int to = 0;
        while (!tokens.get(to).is("to") || !tokens.get(to - 1).is(event)) {
            to++;
        }
        to += tokens.get(to + 2).isSymbol(".") ? 4 : 2;
        String text = PostgresqlSql.query(definition.substring(tokens.get(to).start()));
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private static List<SchemaObject> statistics(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.STATISTICS,
                """
                select s.oid, s.stxrelid, n.nspname, s.stxname, coalesce(s.stxstattarget, -1) as target,
                  pg_get_statisticsobjdef(s.oid) as definition
                from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
                where\s""" + Queries.OF_USERS,
                row -> new SchemaObject(
                        ObjectType.STATISTICS,
                        QualifiedName.of(row.text("nspname"), row.text("stxname")),
                        Optional.of(catalog.nameOf(row.oid("stxrelid"))),
                        NONE.with(
                                        Attribute.STATISTICS_TARGET,
                                        row.number("target") < 0 ? Optional.empty() : Optional.of(row.text("target")))
                                .with(Attribute.DEFINITION, statistics(row.made("definition")))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_statistic_ext", row.oid("oid")))));
    }

    /** From the kinds on: the name before is known. The server writes table and columns behind {@code ON} and {@code FROM}. */
    private static String statistics(String definition) {
        String text = PostgresqlSql.query(definition);
        int kinds = text.indexOf("(");
        int on = text.indexOf(" on ");
        return (kinds >= 0 && kinds < on ? text.substring(kinds) : text.substring(on + 1));
    }
}
