package io.github.migrationtest.schema.sqlite;

import static io.github.migrationtest.internal.sql.CanonicalSql.sqliteName;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlSpacing;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A schema as the statements that make it: each table with its indexes, then what modules store, views and triggers, each by
 * name.
 *
 * <p>Equal schemas have equal scripts, but for the case of names; the schema that a script makes of an empty database is equal
 * to the one it was made of.
 */
final class SqliteScript {
    private SqliteScript() {}

    static String of(SchemaSnapshot schema) {
        List<String> statements = new ArrayList<>();
        for (Table table : schema.tables()) {
            if (!table.isVirtual()) {
                statements.add(statementsOf(table));
            }
        }
        // After the others: a module may look at the table whose rows it searches.
        for (Table table : schema.tables()) {
            table.attributes()
                    .get(Attribute.MODULE)
                    .ifPresent(module -> statements.add(
                            "create virtual table " + sqliteName(table.name()) + " using " + module + ";"));
        }
        schema.views().forEach(view -> statements.add(statement(view)));
        schema.triggers().forEach(trigger -> statements.add(statement(trigger)));
        return statements.isEmpty() ? "" : String.join("\n\n", statements) + "\n";
    }

    private static String statementsOf(Table table) {
        List<String> statements = new ArrayList<>(List.of(TableScript.of(table)));
        table.indexes().stream()
                .sorted(Comparator.comparing(index -> Names.key(index.name())))
                .forEach(index -> statements.add(statement(table, index)));
        return String.join("\n", statements);
    }

    private static String statement(Table table, Index index) {
        return "create " + (index.unique() ? "unique " : "") + "index " + sqliteName(index.name()) + " on "
                + sqliteName(table.name()) + " " + new PartsScript(table).of(index.parts())
                + index.predicate().map(predicate -> " where " + predicate).orElse("") + ";";
    }

    private static String statement(View view) {
        return "create view " + sqliteName(view.name())
                + (view.columns().isEmpty() ? "" : " " + names(view.columns()))
                + " as " + view.definition() + ";";
    }

    private static String statement(Trigger trigger) {
        String columns = trigger.updateColumns().stream()
                .sorted(Comparator.comparing(Names::key))
                .map(column -> sqliteName(column))
                .collect(Collectors.joining(", "));
        String events = trigger.events().stream().map(TriggerEvent::sql).collect(Collectors.joining(" or "));
        return "create trigger " + sqliteName(trigger.name()) + " "
                + trigger.timing().sql() + " " + events + (columns.isEmpty() ? "" : " of " + columns)
                + " on " + sqliteName(trigger.table())
                + trigger.condition().map(condition -> "\nwhen " + condition).orElse("")
                + "\nbegin\n" + body(trigger.body()) + "end;";
    }

    /** A statement a line. */
    private static String body(String statements) {
        StringBuilder body = new StringBuilder();
        List<String> statement = new ArrayList<>();
        for (SqlToken token : SqlLexer.code(DatabaseKind.SQLITE, statements)) {
            statement.add(token.text());
            if (token.type() == SqlToken.Type.SEMICOLON) {
                body.append("    ").append(SqlSpacing.join(statement)).append("\n");
                statement.clear();
            }
        }
        return body.toString();
    }

    static String names(List<String> names) {
        return names.stream().map(name -> sqliteName(name)).collect(Collectors.joining(", ", "(", ")"));
    }
}
