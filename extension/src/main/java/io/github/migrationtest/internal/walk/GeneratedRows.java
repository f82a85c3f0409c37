package io.github.migrationtest.internal.walk;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.populate.Population;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows that are made up for the database of a walk, and for those that it may go on with instead. */
final class GeneratedRows {
    private final Optional<CheckRules.Generated> wanted;
    private final Map<String, String> unfilled = new LinkedHashMap<>();

    /** In lower case. */
    private final Set<String> tables = new HashSet<>();

    /** @param wanted none where nothing is to be filled, not even with no rows */
    GeneratedRows(Optional<CheckRules.Generated> wanted) {
        this.wanted = wanted;
    }

    /** Whether empty tables are to be looked for at all. */
    boolean areWanted() {
        return wanted.isPresent();
    }

    /** Whether a table that is filled has rows then. */
    boolean areAny() {
        return wanted.filter(rows -> rows.rows() > 0).isPresent();
    }

    /** The tables of the walk's database that have some, in lower case. */
    Set<String> tables() {
        return Set.copyOf(tables);
    }

    /** What is to be said of tables that could not be filled. */
    Collection<String> unfilled() {
        return List.copyOf(unfilled.values());
    }

    /** Gives every empty table of the walk's database some; whether it has other rows than before. */
    boolean fill(TestDatabase database) {
        Population population = put(database, Set.of());
        Set<String> filled = filled(population);
        tables.addAll(filled);
        population.unfilled().stream()
                .filter(table -> table.asked() > 0)
                .forEach(table -> unfilled.putIfAbsent(table.table(), table.describe()));
        return !filled.isEmpty();
    }

    /** Gives every empty table of another database some, but for a few; which have some then. */
    Set<String> fillAllBut(Set<String> leftOut, TestDatabase other) {
        return filled(put(other, leftOut));
    }

    /** Gives every empty table of another database one row that presses on no edge; none counts as filled, for it is too few. */
    Set<String> fillWithPlainRows(TestDatabase other) {
        Population.ofOnePlainRow(other, wanted.orElseThrow().seed());
        return Set.of();
    }

    /** The walk goes on with a database in which these tables have some. */
    void areIn(Set<String> others) {
        tables.clear();
        tables.addAll(others);
    }

    private Population put(TestDatabase database, Set<String> leftOut) {
        CheckRules.Generated rows = wanted.orElseThrow();
        return Population.ofEmptyTables(database, rows.rows(), rows.seed(), leftOut);
    }

    private static Set<String> filled(Population population) {
        return population.tables().stream()
                .filter(table -> table.rows() > 0)
                .map(table -> table.table().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
