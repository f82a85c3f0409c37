package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.TriggerTiming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The triggers that scripts make, and the functions: a trigger that is dropped again by the same scripts is in no schema, and what it did
 * is done.
 */
public final class MadeTriggers {
    private static final Set<String> BEFORE_NOUN = Set.of("or", "replace", "temp", "temporary", "constraint");

    private final DatabaseKind kind;
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<SchemaObject> functions = new ArrayList<>();

    private MadeTriggers(DatabaseKind kind) {
        this.kind = kind;
    }

    /** Those of scripts, in order. */
    public static MadeTriggers in(DatabaseKind kind, List<SqlScript> scripts) {
        MadeTriggers made = new MadeTriggers(kind);
        scripts.stream()
                .flatMap(script -> script.statements().isEmpty()
                        ? Stream.of(script.text())
                        : script.statements().stream().map(SqlStatement::sql))
                .filter(sql -> sql.toLowerCase(Locale.ROOT).contains("trigger"))
                .flatMap(sql -> SqlScript.split(kind, Path.of("script"), sql).statements().stream())
                .forEach(statement -> made.read(statement.sql()));
        return made;
    }

    /** The triggers. */
    public List<Trigger> triggers() {
        return List.copyOf(triggers);
    }

    /** The functions that triggers can call. */
    public List<SchemaObject> functions() {
        return List.copyOf(functions);
    }

    private void read(String sql) {
        TokenCursor cursor = new TokenCursor(kind, SqlLexer.code(kind, sql));
        if (!cursor.skip("create")) {
            return;
        }
        if (cursor.mysqlLike() && cursor.skip("definer")) {
            cursor.skipTo(Set.of("trigger"));
        }
        cursor.skipAll(BEFORE_NOUN);
        if (cursor.skip("trigger")) {
            trigger(cursor, sql);
        } else if (kind == DatabaseKind.POSTGRESQL && cursor.skip("function")) {
            function(cursor);
        }
    }

    private void trigger(TokenCursor cursor, String sql) {
        cursor.skipIfExists();
        String name = cursor.table();
        TriggerTiming timing = timing(cursor);
        Set<TriggerEvent> events = EnumSet.noneOf(TriggerEvent.class);
        List<String> columns = new ArrayList<>();
        while (cursor.has() && !cursor.skip("on")) {
            event(cursor.name()).ifPresent(events::add);
            if (cursor.skip("of")) {
                do {
                    columns.add(cursor.name());
                } while (cursor.skipSymbol(","));
            }
        }
        String table = cursor.table();
        toBody(cursor);
        if (cursor.has()) {
            String body = sql.substring(cursor.tokens.get(cursor.position).start());
            triggers.add(
                    new Trigger(name, table, timing, events, columns, Optional.empty(), body, Attributes.none(kind)));
        }
    }

    private static TriggerTiming timing(TokenCursor cursor) {
        if (cursor.skip("after")) {
            return TriggerTiming.AFTER;
        }
        if (cursor.skip("instead")) {
            cursor.skip("of");
            return TriggerTiming.INSTEAD_OF;
        }
        cursor.skip("before");
        return TriggerTiming.BEFORE;
    }

    private static Optional<TriggerEvent> event(String word) {
        return EnumSet.allOf(TriggerEvent.class).stream()
                .filter(event -> event.sql().equals(word))
                .findFirst();
    }

    /** Behind {@code FOR EACH ROW} and conditions: a block, a statement, or the function that is called. */
    private void toBody(TokenCursor cursor) {
        switch (kind) {
            case SQLITE -> cursor.skipTo(Set.of("begin"));
            case POSTGRESQL -> {
                cursor.skipTo(Set.of("execute"));
                cursor.skipAll(Set.of("execute", "function", "procedure"));
            }
            case MYSQL, MARIADB -> {
                cursor.skipAll(Set.of("for", "each", "row"));
                if (cursor.skip("follows") || cursor.skip("precedes")) {
                    cursor.name();
                }
            }
        }
    }

    private void function(TokenCursor cursor) {
        String name = cursor.table();
        Attributes attributes = Attributes.none(kind);
        for (; cursor.has(); cursor.position++) {
            SqlToken token = cursor.tokens.get(cursor.position);
            if (token.type() == SqlToken.Type.STRING) {
                attributes = attributes.with(Attribute.DEFINITION, BlockReader.inner(token));
            } else if (token.is("language") && cursor.position + 1 < cursor.tokens.size()) {
                attributes =
                        attributes.with(Attribute.LANGUAGE, TokenCursor.lower(cursor.tokens.get(cursor.position + 1)));
            }
        }
        functions.add(new SchemaObject(ObjectType.FUNCTION, name, Optional.empty(), attributes));
    }
}
