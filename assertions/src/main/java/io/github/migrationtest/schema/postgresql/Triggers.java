package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.TriggerTiming;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads triggers. */
final class Triggers {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private Triggers() {}

    static List<Trigger> read(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.TRIGGER,
                """
                select t.oid, t.tgrelid, t.tgname, t.tgtype, t.tgattr::text as columns, t.tgenabled, t.tgconstraint,
                  t.tgconstrrelid, t.tgdeferrable, t.tginitdeferred, t.tgoldtable, t.tgnewtable,
                  t.tgparentid <> 0 as inherited, pg_get_triggerdef(t.oid) as definition
                from pg_trigger t
                join pg_class c on c.oid = t.tgrelid
                join pg_namespace n on n.oid = c.relnamespace
                where not t.tgisinternal and not\s""" + Queries.ofExtension("pg_class", "c.oid") + " and not "
                        + Queries.ofExtension("pg_trigger", "t.oid") + " and " + Queries.OF_USERS,
                row -> trigger(row, catalog));
    }

    private static Trigger trigger(Queries.Row row, Catalog catalog) throws SQLException {
        long relation = row.oid("tgrelid");
        int type = row.number("tgtype");
        String definition = row.made("definition");
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.POSTGRESQL, definition);
        int execute = call(tokens);
        return new Trigger(
                row.text("tgname"),
                catalog.nameOf(relation),
                (type & 2) != 0
                        ? TriggerTiming.BEFORE
                        : (type & 64) != 0 ? TriggerTiming.INSTEAD_OF : TriggerTiming.AFTER,
                events(type),
                catalog.columnNames(relation, row.numbers("columns")),
                condition(tokens, execute, definition).map(sql -> PostgresqlSql.expression(sql, Map.of())),
                PostgresqlSql.query(definition.substring(tokens.get(execute + 2).start())),
                attributes(row, catalog));
    }

    private static Set<TriggerEvent> events(int type) {
        Set<TriggerEvent> events = EnumSet.noneOf(TriggerEvent.class);
        if ((type & 4) != 0) {
            events.add(TriggerEvent.INSERT);
        }
        if ((type & 8) != 0) {
            events.add(TriggerEvent.DELETE);
        }
        if ((type & 16) != 0) {
            events.add(TriggerEvent.UPDATE);
        }
        if ((type & 32) != 0) {
            events.add(TriggerEvent.TRUNCATE);
        }
        return events;
    }

    private static Attributes attributes(Queries.Row row, Catalog catalog) throws SQLException {
        return NONE.with(Attribute.INHERITED, row.flag("inherited"))
                .with(Attribute.FOR_EACH, (row.number("tgtype") & 1) == 0 ? Optional.of("statement") : Optional.empty())
                .with(Attribute.ENABLED, enabled(row.letter("tgenabled")))
                .with(Attribute.REFERENCING, referencing(row))
                .with(Attribute.CONSTRAINT, row.oid("tgconstraint") != 0)
                .with(
                        Attribute.FROM,
                        row.oid("tgconstrrelid") == 0
                                ? Optional.empty()
                                : Optional.of(QualifiedName.sql(catalog.nameOf(row.oid("tgconstrrelid")))))
                .with(Attribute.DEFERRABLE, row.flag("tgdeferrable"))
                .with(Attribute.INITIALLY_DEFERRED, row.flag("tginitdeferred"))
                .with(Attribute.COMMENT, catalog.comments.of("pg_trigger", row.oid("oid")));
    }

    /** Other than as usual. */
    static Optional<String> enabled(char code) {
        return switch (code) {
            case 'D' -> Optional.of("disabled");
            case 'R' -> Optional.of("replica");
            case 'A' -> Optional.of("always");
            default -> Optional.empty();
        };
    }

    private static Optional<String> referencing(Queries.Row row) throws SQLException {
        String tables = row.optional("tgoldtable")
                        .map(name -> "old table as " + PostgresqlNames.quoted(name))
                        .orElse("")
                + row.optional("tgnewtable")
                        .map(name -> " new table as " + PostgresqlNames.quoted(name))
                        .orElse("");
        return tables.isEmpty() ? Optional.empty() : Optional.of(tables.strip());
    }

    /** Where {@code EXECUTE FUNCTION} stands: the last one, for no argument is more than a string. */
    private static int call(List<SqlToken> tokens) {
        int i = tokens.size() - 1;
        while (!tokens.get(i).is("execute")) {
            i--;
        }
        return i;
    }

    /** What is in {@code WHEN (...)}, as the server writes it before the call. */
    private static Optional<String> condition(List<SqlToken> tokens, int execute, String definition) {
        for (int i = 0; i < execute; i++) {
            if (tokens.get(i).is("when")
                    && tokens.get(i + 1).isSymbol("(")
                    && !tokens.get(i - 1).is("case")) {
                String inside = definition.substring(
                        tokens.get(i + 1).start(), tokens.get(execute - 1).end());
                return Optional.of(inside);
            }
        }
        return Optional.empty();
    }
}
