package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.TriggerTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a {@code CREATE TRIGGER} as {@code sqlite_schema} keeps it. */
final class CreateTrigger {
    private CreateTrigger() {}

    static Trigger of(SqliteCatalog.Entry entry, Set<String> schemaNames) {
        TokenCursor cursor = TokenCursor.over(entry.sql().orElse(""));
        CreateView.skipHead(cursor, "trigger");
        TriggerTiming timing = timing(cursor);
        TriggerEvent event = TriggerEvent.valueOf(cursor.next().text().toUpperCase(Locale.ROOT));
        List<String> columns = cursor.takes("of") ? updateColumns(cursor) : List.of();
        cursor.takes("on");
        cursor.name();
        cursor.takes("for", "each", "row");
        Optional<List<SqlToken>> condition =
                cursor.takes("when") ? Optional.of(cursor.until("begin")) : Optional.empty();
        cursor.takes("begin");
        List<SqlToken> body = withoutEnd(cursor.rest());

        List<SqlToken> all = new ArrayList<>(condition.orElse(List.of()));
        all.addAll(body);
        Predicate<String> names = KnownNames.in(all, schemaNames);
        return new Trigger(
                entry.name(),
                entry.table(),
                timing,
                Set.of(event),
                columns,
                condition.map(tokens -> CanonicalSql.expression(tokens, names)),
                CanonicalSql.statements(body, names),
                Attributes.none(DatabaseKind.SQLITE));
    }

    private static TriggerTiming timing(TokenCursor cursor) {
        if (cursor.takes("after")) {
            return TriggerTiming.AFTER;
        }
        if (cursor.takes("instead", "of")) {
            return TriggerTiming.INSTEAD_OF;
        }
        cursor.takes("before");
        return TriggerTiming.BEFORE;
    }

    private static List<String> updateColumns(TokenCursor cursor) {
        List<String> columns = new ArrayList<>();
        do {
            columns.add(cursor.next().name());
        } while (cursor.takesSymbol(","));
        return columns;
    }

    private static List<SqlToken> withoutEnd(List<SqlToken> body) {
        int end = body.size();
        while (end > 0 && !body.get(end - 1).is("end")) {
            end--;
        }
        return body.subList(0, Math.max(0, end - 1));
    }
}
