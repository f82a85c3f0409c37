package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.GeneratedColumn;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What keeps the rows of a table apart or finds them, as far as one engine means by it what another does. All names are in lower case.
 *
 * @param thing the index, unique constraint or primary key
 * @param columns its columns in order; of an index of one engine's own those that it mentions
 * @param carried its columns in order, and behind them those that it carries besides
 * @param mentioned its columns, those in its expressions, and those that its generated columns are made of
 * @param ofOwnForm whether other engines have no such form, or write it otherwise: an expression, a generated column, another method
 * @param partial whether it leaves rows out, other than those where it would hold a null
 */
record RowKey(
        Indexed thing,
        List<String> columns,
        List<String> carried,
        Set<String> mentioned,
        boolean ofOwnForm,
        boolean partial) {
    private static final Pattern NOT_NULL = Pattern.compile("(\\S+) (?:is not null|notnull)");

    static RowKey of(Indexed thing, Table table) {
        List<String> columns = new ArrayList<>();
        Set<String> mentioned = new LinkedHashSet<>();
        boolean ofOwnForm =
                thing.attributes().has(Attribute.METHOD) || thing.attributes().has(Attribute.WITHOUT_OVERLAPS);
        for (IndexPart part : thing.parts()) {
            Optional<String> generated = part.expression()
                    ? Optional.of(part.text())
                    : table.column(part.text())
                            .flatMap(column -> column.generated())
                            .map(GeneratedColumn::expression);
            if (!part.expression()) {
                columns.add(lower(part.text()));
                mentioned.add(lower(part.text()));
            }
            generated.ifPresent(
                    expression -> mentioned.addAll(names(table.attributes().kind(), expression)));
            ofOwnForm |= generated.isPresent();
        }
        List<String> carried = new ArrayList<>(columns);
        thing.includedColumns().forEach(column -> carried.add(lower(column)));
        carried.addAll(carriedByAll(table));
        return new RowKey(thing, columns, carried, mentioned, ofOwnForm, isPartial(thing, columns));
    }

    /** SQLite's indexes hold the rowid and InnoDB's the primary key behind their columns, in whose order they are. */
    private static List<String> carriedByAll(Table table) {
        List<String> key = table.primaryKey().stream()
                .flatMap(primary -> primary.columns().stream())
                .toList();
        boolean all =
                switch (table.attributes().kind()) {
                    case POSTGRESQL -> false;
                    case SQLITE -> table.attributes().has(Attribute.WITHOUT_ROWID) || isRowid(key, table);
                    case MYSQL, MARIADB ->
                        table.attributes()
                                .get(Attribute.ENGINE)
                                .filter(engine -> !engine.equalsIgnoreCase("innodb"))
                                .isEmpty();
                };
        return all ? key.stream().map(RowKey::lower).toList() : List.of();
    }

    private static boolean isRowid(List<String> key, Table table) {
        return key.size() == 1
                && table.column(key.get(0))
                        .filter(column -> column.type().equalsIgnoreCase("integer"))
                        .isPresent();
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Set<String> names(DatabaseKind kind, String expression) {
        Set<String> names = new HashSet<>();
        SqlLexer.code(kind, expression).stream()
                .filter(token -> token.type() == SqlToken.Type.WORD || token.type() == SqlToken.Type.QUOTED_NAME)
                .forEach(token -> names.add(lower(token.name())));
        return names;
    }

    /** Nulls are never alike, so a unique index that leaves out the nulls of its own columns refuses what one over all rows does. */
    private static boolean isPartial(Indexed thing, List<String> columns) {
        return thing.predicate()
                .filter(predicate -> !Arrays.stream(
                                words(thing.attributes().kind(), predicate).split(" and "))
                        .map(NOT_NULL::matcher)
                        .allMatch(matcher -> matcher.matches() && columns.contains(matcher.group(1))))
                .isPresent();
    }

    /** Without brackets, and quotes around names. */
    private static String words(DatabaseKind kind, String predicate) {
        return SqlLexer.code(kind, predicate).stream()
                .filter(token -> !token.isSymbol("(") && !token.isSymbol(")"))
                .map(token -> lower(token.name()))
                .collect(Collectors.joining(" "));
    }

    boolean unique() {
        return thing.unique();
    }

    /** The name that somebody gave it. */
    Optional<String> name() {
        return thing instanceof Index index && !index.attributes().has(Attribute.GENERATED_NAME)
                ? Optional.of(index.name())
                : Optional.empty();
    }

    /** Whether it finds the rows that an index of these columns finds, or is another engine's way to. */
    boolean serves(List<String> wanted) {
        return ofOwnForm && mentioned.containsAll(wanted)
                || carried.size() >= wanted.size()
                        && carried.subList(0, wanted.size()).equals(wanted);
    }

    /** Whether it refuses all rows that are alike in these columns, or is another engine's way to. */
    boolean keepsApart(Set<String> wanted) {
        return unique()
                && (ofOwnForm ? mentioned.containsAll(wanted) : !columns.isEmpty() && wanted.containsAll(columns));
    }
}
