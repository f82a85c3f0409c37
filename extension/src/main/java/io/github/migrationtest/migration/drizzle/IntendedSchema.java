package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.ForeignKey;
import java.util.List;
import java.util.Optional;

/** The schema that a snapshot of Drizzle Kit describes, as far as a database can be compared with it. */
record IntendedSchema(List<IntendedTable> tables) {

    /** One table; its keys are compared without their names, which Drizzle Kit and servers make up. */
    record IntendedTable(
            String name,
            List<IntendedColumn> columns,
            List<String> primaryKey,
            List<IntendedIndex> indexes,
            List<ForeignKey> foreignKeys,
            List<CheckConstraint> checks) {}

    /**
     * One column.
     *
     * @param defaultValue in SQL
     * @param generated {@code stored} or {@code virtual} where it is computed
     * @param identity {@code always} or {@code by default} where it is PostgreSQL's identity column
     * @param autoIncrement what SQLite and MySQL mean by it
     */
    record IntendedColumn(
            String name,
            String type,
            boolean notNull,
            Optional<String> defaultValue,
            Optional<String> generated,
            Optional<String> identity,
            boolean autoIncrement) {

        /** Whether its type brings not null and a default along, which the snapshot does not always say. */
        boolean isNumbered() {
            return identity.isPresent() || autoIncrement || type.endsWith("serial");
        }
    }

    /**
     * An index or a unique constraint.
     *
     * @param constraint whether any name will do, since a constraint may stand in the table without one
     * @param columns an expression is empty
     */
    record IntendedIndex(
            String name, boolean constraint, boolean unique, List<Optional<String>> columns, Optional<String> where) {}
}
