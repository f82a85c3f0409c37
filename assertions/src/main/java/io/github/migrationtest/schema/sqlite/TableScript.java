package io.github.migrationtest.schema.sqlite;

import static io.github.migrationtest.internal.sql.CanonicalSql.sqliteName;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.GeneratedColumn;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SortOrder;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statement that makes a table: a column or a constraint a line. */
final class TableScript {
    private final Table table;
    private final PartsScript parts;

    private TableScript(Table table) {
        this.table = table;
        parts = new PartsScript(table);
    }

    static String of(Table table) {
        return new TableScript(table).statement();
    }

    private String statement() {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(column(column)));
        if (!isKeyOfColumn()) {
            table.primaryKey()
                    .ifPresent(key -> lines.add(constraint(key.name()) + "primary key " + parts.of(key.parts())
                            + onConflict(key.attributes())));
        }
        // Their order is no difference.
        lines.addAll(table.uniqueConstraints().stream()
                .map(key -> constraint(key.name()) + "unique " + parts.of(key.parts()) + onConflict(key.attributes()))
                .sorted()
                .toList());
        lines.addAll(table.checks().stream()
                .map(check -> constraint(check.name()) + "check (" + check.expression() + ")")
                .sorted()
                .toList());
        lines.addAll(table.foreignKeys().stream().map(this::foreignKey).sorted().toList());
        return "create table " + sqliteName(table.name())
                + lines.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)")) + options() + ";";
    }

    private String options() {
        String options = Stream.of(Attribute.STRICT, Attribute.WITHOUT_ROWID)
                .filter(option -> table.attributes().has(option))
                .map(Attribute::words)
                .collect(Collectors.joining(", "));
        return options.isEmpty() ? "" : " " + options;
    }

    private String column(Column column) {
        boolean key = isKeyOfColumn() && isKeyPart(column);
        return sqliteName(column.name())
                + (column.type().isEmpty() ? "" : " " + type(column.type()))
                + (key ? keyOfColumn() : "")
                + (column.nullable() || key && isRowid() ? "" : " not null" + onConflict(column.attributes()))
                + column.defaultValue().map(value -> " default " + value(value)).orElse("")
                + column.collation()
                        .map(name -> " collate " + sqliteName(Names.key(name)))
                        .orElse("")
                + column.generated().map(TableScript::generated).orElse("");
    }

    /** The key of one column that is the rowid or, the other way about, must not become it. */
    private boolean isKeyOfColumn() {
        return !table.attributes().has(Attribute.WITHOUT_ROWID)
                && table.primaryKey()
                        .filter(key -> key.parts().size() == 1)
                        .flatMap(key -> table.column(key.parts().get(0).text()))
                        .filter(column -> Names.key(column.type()).equals("integer"))
                        .isPresent();
    }

    private boolean isRowid() {
        return table.primaryKey()
                .filter(key -> key.parts().get(0).order() == SortOrder.ASCENDING)
                .isPresent();
    }

    private boolean isKeyPart(Column column) {
        return table.primaryKey()
                .filter(key -> Names.same(key.parts().get(0).text(), column.name()))
                .isPresent();
    }

    private String keyOfColumn() {
        PrimaryKey key = table.primaryKey().orElseThrow();
        String name = constraint(key.name());
        return (name.isEmpty() ? " " : " " + name) + "primary key" + (isRowid() ? "" : " desc")
                + onConflict(key.attributes()) + (key.autoIncrement() ? " autoincrement" : "");
    }

    /** A type is any words; what is not words is put in quotes. */
    private static String type(String type) {
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.SQLITE, type);
        int words = 0;
        while (words < tokens.size() && isTypeWord(tokens.get(words))) {
            words++;
        }
        boolean plain = words > 0
                && tokens.subList(words, tokens.size()).stream().allMatch(TableScript::isLengthOfType)
                && (words == tokens.size() || CanonicalSql.isBracketed(tokens.subList(words, tokens.size())));
        return plain ? type : Names.quoted(type);
    }

    private static boolean isTypeWord(SqlToken token) {
        return token.type() == SqlToken.Type.WORD
                && sqliteName(token.text()).equals(token.text())
                // What a generated column may begin with.
                && !token.is("generated")
                && !token.is("always");
    }

    private static boolean isLengthOfType(SqlToken token) {
        return token.type() == SqlToken.Type.NUMBER
                || Stream.of("(", ")", ",", "+", "-").anyMatch(token::isSymbol);
    }

    private static String value(String value) {
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.SQLITE, value);
        return tokens.size() == 1 ? value : "(" + value + ")";
    }

    private static String generated(GeneratedColumn generated) {
        return " as (" + generated.expression() + ")" + (generated.stored() ? " stored" : " virtual");
    }

    private String foreignKey(ForeignKey key) {
        // Where the numbers differ none was named, and the parent's key is not one for it.
        boolean named = key.referencedColumns().size() == key.columns().size();
        return constraint(key.name()) + "foreign key " + SqliteScript.names(key.columns()) + " references "
                + sqliteName(key.referencedTable())
                + (named ? " " + SqliteScript.names(key.referencedColumns()) : "")
                + action("delete", key.onDelete())
                + action("update", key.onUpdate())
                + (key.initiallyDeferred() ? " deferrable initially deferred" : "");
    }

    private static String action(String event, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : " on " + event + " " + action.sql();
    }

    private static String constraint(Optional<String> name) {
        return name.map(given -> "constraint " + sqliteName(given) + " ").orElse("");
    }

    private static String onConflict(Attributes attributes) {
        return attributes
                .get(Attribute.ON_CONFLICT)
                .map(action -> " on conflict " + action)
                .orElse("");
    }
}
