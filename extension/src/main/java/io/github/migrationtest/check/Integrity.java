package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.IntegrityCheck;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The engine's own check of the database finds nothing new, every index can be used, and every sequence is ahead of its column.
 *
 * <p>Silent: what was broken before. Found: an index that {@code CREATE INDEX CONCURRENTLY} left invalid; a sequence that gives a
 * number next which the copied rows have taken. A warning: a {@code serial} made {@code bigint}, whose sequence ends where an integer does.
 */
public final class Integrity implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public Integrity() {}

    @Override
    public String id() {
        return "integrity";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.up().map(step -> found(migration, step)).orElse(List.of());
    }

    private List<Finding> found(RehearsedMigration migration, MigrationStep step) {
        List<Finding> found = new ArrayList<>();
        List<Index> invalid = fresh(step, SchemaSnapshot::invalidIndexes, Index::describe);
        invalid.forEach(index -> found.add(Finding.error(
                        id(),
                        migration.migration(),
                        "index " + index.name() + " on " + index.table() + " is invalid: no query uses it.",
                        InvalidIndex.of(index, step.schemaAfter()).remedy())
                .about(index.name())
                .because(Optional.of(InvalidIndex.of(index, step.schemaAfter()).why()))));
        List<SchemaObject> behind = fresh(step, SchemaSnapshot::sequencesBehind, SchemaObject::describe);
        behind.forEach(sequence -> found.add(Finding.error(
                        id(),
                        migration.migration(),
                        "sequence " + sequence.name()
                                + sequence.get(Attribute.OWNED_BY)
                                        .map(column -> " of " + column)
                                        .orElse("")
                                + " gives a number next that a row has already: the next insert fails.",
                        "Behind rows that bring their keys: SELECT setval('" + sequence.name() + "', (SELECT "
                                + sequence.get(Attribute.OWNED_BY)
                                        .map(Integrity::greatest)
                                        .orElse("max(...) FROM ...")
                                + ")).")
                .about(sequence.name())));
        fresh(step, NarrowSequences::in, SchemaObject::name)
                .forEach(sequence -> found.add(narrow(migration, step.schemaAfter(), sequence)));
        Set<String> told = Stream.concat(
                        invalid.stream().map(index -> " index " + index.name() + " is invalid"),
                        behind.stream().map(sequence -> " sequence " + sequence.name() + " gives"))
                .collect(Collectors.toSet());
        newProblems(step).stream()
                .filter(problem -> told.stream().noneMatch(problem::contains))
                .forEach(problem -> found.add(Finding.error(id(), migration.migration(), problem + ".", "")));
        return found;
    }

    /** Of {@code app.users.id}. */
    private static String greatest(String column) {
        int dot = column.lastIndexOf('.');
        return "max(" + column.substring(dot + 1) + ") FROM " + column.substring(0, dot);
    }

    private Finding narrow(RehearsedMigration migration, SchemaSnapshot schema, SchemaObject sequence) {
        String type = NarrowSequences.column(schema, sequence).orElseThrow().type();
        return Finding.error(
                        id(),
                        migration.migration(),
                        "sequence " + sequence.name() + " of "
                                + sequence.get(Attribute.OWNED_BY).orElseThrow() + " ends at "
                                + NarrowSequences.end(sequence).orElseThrow() + ", and the column is " + type
                                + ": behind that number every insert fails.",
                        "ALTER SEQUENCE " + sequence.name() + " AS " + type
                                + "; the type of a column that is no identity is not its sequence's.")
                .about(sequence.name())
                .asWarning();
    }

    /** Where nothing is wrong behind it, it does not matter what was before. */
    private static List<String> newProblems(MigrationStep step) {
        Set<String> untouched = Untouched.tables(step);
        List<String> problems = IntegrityCheck.of(step.after(), untouched);
        if (problems.isEmpty()) {
            return problems;
        }
        Renames renames = new Renames(step.schemaDiff());
        Map<String, Long> linesBefore = IntegrityCheck.of(step.before(), untouched).stream()
                .map(line -> FaultLine.of(line).renamed(renames))
                .collect(Collectors.toMap(FaultLine::fault, FaultLine::times, Long::sum));
        Map<String, List<String>> after = problems.stream()
                .collect(Collectors.groupingBy(
                        line -> FaultLine.of(line).fault(), LinkedHashMap::new, Collectors.toList()));
        List<String> fresh = new ArrayList<>();
        after.forEach((fault, lines) -> {
            long now =
                    lines.stream().mapToLong(line -> FaultLine.of(line).times()).sum();
            long old = linesBefore.getOrDefault(fault, 0L);
            if (now > old) {
                fresh.add(lines.get(0)
                        + (lines.size() > 1 ? " (" + lines.size() + " times)" : "")
                        + (old > 0 ? ", of which " + old + " were before" : ""));
            }
        });
        return fresh;
    }

    private static <T> List<T> fresh(
            MigrationStep step, Function<SchemaSnapshot, List<T>> look, Function<T, String> words) {
        Set<String> before = look.apply(step.schemaBefore()).stream().map(words).collect(Collectors.toSet());
        return look.apply(step.schemaAfter()).stream()
                .filter(each -> !before.contains(words.apply(each)))
                .toList();
    }
}
