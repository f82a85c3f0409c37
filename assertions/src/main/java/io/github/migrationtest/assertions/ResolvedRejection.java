package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rejection beside the schema, which knows what the engine did not say: the columns of a name, the name of columns.
 *
 * @param rejection what the engine said
 * @param candidates the constraints that fit what it said
 */
record ResolvedRejection(DatabaseKind engine, Rejection rejection, List<Candidate> candidates) {

    /** A constraint of the schema. */
    private record Candidate(Table table, Optional<String> name, List<String> columns, Optional<String> expression) {}

    /** What the engine said and no more. */
    static ResolvedRejection alone(DatabaseKind engine, Rejection rejection) {
        return new ResolvedRejection(engine, rejection, List.of());
    }

    static ResolvedRejection of(Rejection rejection, SchemaSnapshot schema) {
        ResolvedRejection unresolved = alone(schema.kind(), rejection);
        List<Candidate> fitting = schema.tables().stream()
                .filter(table -> rejection.table().isEmpty()
                        || unresolved.isTable(rejection.table().get(), table.name()))
                .flatMap(table -> constraints(rejection.kind(), table))
                .filter(unresolved::fits)
                .toList();
        return new ResolvedRejection(schema.kind(), rejection, fitting);
    }

    private static Stream<Candidate> constraints(ConstraintKind kind, Table table) {
        return switch (kind) {
            case UNIQUE ->
                table.keysAndIndexes().stream()
                        .filter(Indexed::unique)
                        .map(key -> new Candidate(table, Named.nameOf(key), key.columns(), Optional.empty()));
            case FOREIGN_KEY -> table.foreignKeys().stream().map(key -> candidate(table, key));
            case CHECK -> table.checks().stream().map(check -> candidate(table, check));
            default -> Stream.empty();
        };
    }

    private static Candidate candidate(Table table, ForeignKey key) {
        return new Candidate(table, nameOf(key.name(), key.attributes()), key.columns(), Optional.empty());
    }

    private static Candidate candidate(Table table, CheckConstraint check) {
        return new Candidate(
                table, nameOf(check.name(), check.attributes()), List.of(), Optional.of(check.expression()));
    }

    private static Optional<String> nameOf(Optional<String> given, Attributes attributes) {
        return Named.nameOf(given, attributes);
    }

    private boolean fits(Candidate candidate) {
        if (rejection.constraint().isPresent()) {
            String said = rejection.constraint().get();
            return candidate.name().filter(name -> same(name, said)).isPresent()
                    || candidate
                            .expression()
                            .filter(text -> SameSql.same(engine, text, said))
                            .isPresent()
                    || said.equals("PRIMARY") && isPrimaryKey(candidate)
                    || isOfColumn(candidate, said);
        }
        return !rejection.columns().isEmpty() && keys(rejection.columns()).equals(keys(candidate.columns()));
    }

    /** MariaDB names the check of a column after the column. */
    private boolean isOfColumn(Candidate candidate, String said) {
        return engine == DatabaseKind.MARIADB
                && candidate.table().column(said).isPresent()
                && candidate
                        .expression()
                        .filter(text -> SameSql.contains(engine, text, said))
                        .isPresent();
    }

    private static boolean isPrimaryKey(Candidate candidate) {
        return candidate
                .table()
                .primaryKey()
                .filter(key -> key.columns().equals(candidate.columns()))
                .isPresent();
    }

    ConstraintKind kind() {
        return rejection.kind();
    }

    String message() {
        return rejection.message();
    }

    boolean isNamed(String name) {
        return rejection.constraint().filter(said -> same(said, name)).isPresent()
                || candidates.stream()
                        .anyMatch(each ->
                                each.name().filter(own -> same(own, name)).isPresent());
    }

    boolean isOn(String table) {
        return rejection.table().filter(said -> isTable(said, table)).isPresent()
                || rejection.table().isEmpty()
                        && candidates.stream()
                                .anyMatch(each -> isTable(each.table().name(), table));
    }

    boolean isOnColumns(Set<String> columns) {
        return keys(rejection.columns()).equals(keys(columns))
                || candidates.stream().anyMatch(each -> keys(each.columns()).equals(keys(columns)));
    }

    boolean hasExpression(String expression) {
        return candidates.stream().anyMatch(each -> each.expression()
                        .filter(own -> SameSql.same(engine, own, expression))
                        .isPresent())
                || rejection
                        .constraint()
                        .filter(said -> SameSql.same(engine, said, expression))
                        .isPresent();
    }

    private boolean isTable(String one, String other) {
        return NameRules.tableKey(engine, one).equals(NameRules.tableKey(engine, other));
    }

    private boolean same(String one, String other) {
        return NameRules.key(engine, one).equals(NameRules.key(engine, other));
    }

    private Set<String> keys(Collection<String> columns) {
        return columns.stream().map(name -> NameRules.key(engine, name)).collect(Collectors.toSet());
    }
}
