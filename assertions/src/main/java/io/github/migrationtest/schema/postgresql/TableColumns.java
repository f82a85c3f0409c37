package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.GeneratedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the columns of one table together. */
final class TableColumns {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private final Catalog catalog;
    private final Relation relation;
    private final Map<String, String> types;

    TableColumns(Catalog catalog, Relation relation, Map<String, String> types) {
        this.catalog = catalog;
        this.relation = relation;
        this.types = types;
    }

    List<Column> read() {
        return catalog.columns.getOrDefault(relation.oid(), List.of()).stream()
                .map(this::column)
                .toList();
    }

    private Column column(RelationColumn row) {
        boolean generated = row.generated() != ' ';
        boolean serial =
                row.expression().filter(text -> isNextOfOwnSequence(row, text)).isPresent();
        return new Column(
                row.name(),
                row.type(),
                !row.notNull(),
                generated || serial
                        ? Optional.empty()
                        : row.expression()
                                .map(sql -> PostgresqlSql.defaultValue(sql, row.type()))
                                .filter(value -> !value.equals("null")),
                generated
                        ? row.expression()
                                .map(sql -> new GeneratedColumn(
                                        PostgresqlSql.expression(sql, types), row.generated() == 's'))
                        : Optional.empty(),
                row.collation(),
                attributes(row).with(Attribute.AUTO_INCREMENT, serial));
    }

    /** What {@code serial} stands for; the sequence's name, mostly made up, is then no part of the column. */
    private boolean isNextOfOwnSequence(RelationColumn row, String expression) {
        return expression.startsWith("nextval(")
                && catalog.sequencesOf(relation.oid(), row.number()).stream()
                        .anyMatch(sequence -> sequence.isNextIn(expression));
    }

    private Attributes attributes(RelationColumn row) {
        return NONE.with(Attribute.INHERITED, !row.local())
                .with(
                        Attribute.IDENTITY,
                        switch (row.identity()) {
                            case 'a' -> Optional.of("always");
                            case 'd' -> Optional.of("by default");
                            default -> Optional.empty();
                        })
                .with(
                        Attribute.STORAGE,
                        switch (row.storage()) {
                            case 'p' -> Optional.of("plain");
                            case 'e' -> Optional.of("external");
                            case 'm' -> Optional.of("main");
                            case 'x' -> Optional.of("extended");
                            default -> Optional.empty();
                        })
                .with(
                        Attribute.COMPRESSION,
                        switch (row.compression()) {
                            case 'p' -> Optional.of("pglz");
                            case 'l' -> Optional.of("lz4");
                            default -> Optional.empty();
                        })
                .with(
                        Attribute.STATISTICS_TARGET,
                        row.statisticsTarget() < 0
                                ? Optional.empty()
                                : Optional.of(String.valueOf(row.statisticsTarget())))
                .with(Attribute.STORAGE_OPTIONS, Options.of(row.options()))
                .with(Attribute.FOREIGN_OPTIONS, ForeignData.options(row.foreignOptions()))
                .with(Attribute.NOT_NULL, notNull(row))
                .with(Attribute.PRIVILEGES, catalog.privileges.of("pg_class", relation.oid(), row.number()))
                .with(Attribute.COMMENT, catalog.comments.of("pg_class", relation.oid(), row.number()));
    }

    /** Version 18 keeps a constraint for it, which may have a name. */
    private Optional<String> notNull(RelationColumn row) {
        if (!row.notNull()) {
            return Optional.empty();
        }
        for (Constraint constraint : catalog.constraints.getOrDefault(relation.oid(), List.of())) {
            if (constraint.type() == 'n' && constraint.columns().get(0) == row.number()) {
                return describe(constraint);
            }
        }
        return Optional.empty();
    }

    private Optional<String> describe(Constraint constraint) {
        List<String> words = new ArrayList<>();
        // One that was made up for a former name of the table or the column is still nobody's choice.
        if (constraint.local() && !constraint.name().matches(".*_not_null[0-9]*")) {
            words.add("named " + PostgresqlNames.quoted(constraint.name()));
        }
        if (constraint.noInherit()) {
            words.add("no inherit");
        }
        if (!constraint.validated()) {
            words.add("not valid");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }
}
