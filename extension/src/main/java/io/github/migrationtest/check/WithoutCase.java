package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What keeps a text unique in whatever case, spelled one way: {@code NOCASE} of SQLite and {@code citext} of PostgreSQL compare what
 * {@code lower(column)} gives. Only uniqueness is the same, for queries need the index that is spelled as they are.
 */
record WithoutCase(SchemaDiff diff, Table table) {
    private static final String NOCASE = "nocase";

    /** Whether all rows that a lost one refused are refused by what is there. */
    boolean refusesAllThat(Indexed lost) {
        return lost.unique() && spelledAlike().servesAs(spelledAlike(lost, this::typeBefore));
    }

    private Table spelledAlike() {
        List<Index> indexes = table.keysAndIndexes().stream()
                .map(each -> spelledAlike(each, this::type))
                .toList();
        return new Table(
                table.name(),
                table.columns(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                indexes,
                table.attributes());
    }

    private Index spelledAlike(Indexed indexed, Function<String, String> types) {
        return new Index(
                "",
                table.name(),
                indexed.unique(),
                indexed.parts().stream().map(part -> spelledAlike(part, types)).toList(),
                indexed.predicate(),
                indexed.attributes());
    }

    private IndexPart spelledAlike(IndexPart part, Function<String, String> types) {
        return columnOf(part, types)
                .map(column -> new IndexPart(
                        "lower(" + key(column) + ")", true, part.order(), Optional.empty(), part.attributes()))
                .orElse(part);
    }

    /** The column that a part compares without regard to case. */
    private Optional<String> columnOf(IndexPart part, Function<String, String> types) {
        boolean ignoresCase = part.collation().filter(NOCASE::equalsIgnoreCase).isPresent();
        if (part.expression()) {
            return part.collation().isEmpty() || ignoresCase ? lowered(part.text()) : Optional.empty();
        }
        return ignoresCase || types.apply(part.text()).equals("citext") ? Optional.of(part.text()) : Optional.empty();
    }

    /** SQLite's {@code upper} and {@code lower} know ASCII alone, so that either takes the same texts together. */
    private Optional<String> lowered(String expression) {
        List<SqlToken> words = SqlLexer.code(kind(), expression);
        Set<String> functions = kind() == DatabaseKind.SQLITE ? Set.of("lower", "upper") : Set.of("lower");
        String behind = words.stream().skip(3).map(SqlToken::text).reduce("", String::concat);
        return words.size() > 3 && functions.contains(words.get(0).text()) && behind.matches("(::text)?\\)")
                ? Optional.of(words.get(2).name())
                : Optional.empty();
    }

    private String typeBefore(String column) {
        return diff.ofType(SchemaChange.ColumnChanged.class).stream()
                .filter(changed -> changed.table().equals(table.name()))
                .filter(changed -> key(changed.before().name()).equals(key(column)))
                .map(changed -> changed.before().type())
                .findFirst()
                .orElseGet(() -> type(column));
    }

    private String type(String column) {
        return table.column(column).map(Column::type).orElse("");
    }

    private String key(String column) {
        return NameRules.key(kind(), column);
    }

    private DatabaseKind kind() {
        return table.attributes().kind();
    }
}
