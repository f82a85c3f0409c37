package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;

/** One thing that is different between two schemas. Names of tables are those after the change, unless it is gone. */
public sealed interface SchemaChange {

    /** The change in one line: {@code + ...} came, {@code - ...} went, {@code ~ ...} is another. */
    String describe();

    /** A change in the definition of a table that was there and still is: all but its indexes and triggers. */
    sealed interface OfTable extends SchemaChange {

        /** The table, by its name after the change. */
        String table();
    }

    record TableAdded(Table table) implements SchemaChange {
        @Override
        public String describe() {
            return "+ " + Words.of(table);
        }
    }

    record TableDropped(Table table) implements SchemaChange {
        @Override
        public String describe() {
            return "- " + Words.of(table);
        }
    }

    record TableRenamed(String from, String to) implements SchemaChange {
        @Override
        public String describe() {
            return "~ table " + from + " renamed to " + to;
        }
    }

    /** The table itself is another, whatever its columns, keys and indexes: its engine, its comment, its partitions. */
    record TableChanged(String table, Attributes before, Attributes after) implements OfTable {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return before.differencesTo(after);
        }

        @Override
        public String describe() {
            return "~ table " + table + ": " + Words.join(differences());
        }
    }

    record ColumnAdded(String table, Column column) implements OfTable {
        @Override
        public String describe() {
            return "+ column " + table + "." + Words.of(column);
        }
    }

    record ColumnDropped(String table, Column column) implements OfTable {
        @Override
        public String describe() {
            return "- column " + table + "." + Words.of(column);
        }
    }

    record ColumnRenamed(String table, String from, String to) implements OfTable {
        @Override
        public String describe() {
            return "~ column " + table + "." + from + " renamed to " + to;
        }
    }

    record ColumnChanged(String table, Column before, Column after) implements OfTable {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return Differences.between(before, after);
        }

        @Override
        public String describe() {
            return "~ column " + table + "." + after.name() + ": " + Words.join(differences());
        }
    }

    /** The columns that both have stand in another order; both lists hold all columns of their side. */
    record ColumnOrderChanged(String table, List<String> before, List<String> after) implements OfTable {
        @Override
        public String describe() {
            return "~ table " + table + ": " + Words.was("column order", Words.list(before), Words.list(after));
        }
    }

    record PrimaryKeyChanged(String table, Optional<PrimaryKey> before, Optional<PrimaryKey> after) implements OfTable {
        @Override
        public String describe() {
            return "~ table " + table + ": "
                    + Words.was("primary key", Words.orNone(before.map(Words::of)), Words.orNone(after.map(Words::of)));
        }
    }

    record UniqueConstraintAdded(String table, UniqueConstraint constraint) implements OfTable {
        @Override
        public String describe() {
            return "+ " + Words.of(table, constraint);
        }
    }

    record UniqueConstraintDropped(String table, UniqueConstraint constraint) implements OfTable {
        @Override
        public String describe() {
            return "- " + Words.of(table, constraint);
        }
    }

    /** A unique constraint over the same parts is another. */
    record UniqueConstraintChanged(String table, UniqueConstraint before, UniqueConstraint after) implements OfTable {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return Differences.between(before, after);
        }

        @Override
        public String describe() {
            return "~ unique constraint " + after.name().map(name -> name + " ").orElse("") + "on " + table + " "
                    + Words.parts(after.parts()) + ": " + Words.join(differences());
        }
    }

    record CheckAdded(String table, CheckConstraint check) implements OfTable {
        @Override
        public String describe() {
            return "+ " + Words.of(table, check);
        }
    }

    record CheckDropped(String table, CheckConstraint check) implements OfTable {
        @Override
        public String describe() {
            return "- " + Words.of(table, check);
        }
    }

    /** A named check is another. */
    record CheckChanged(String table, CheckConstraint before, CheckConstraint after) implements OfTable {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return Differences.between(before, after);
        }

        @Override
        public String describe() {
            return "~ check " + after.name().map(name -> name + " ").orElse("") + "on " + table + ": "
                    + Words.join(differences());
        }
    }

    /** A unique constraint, check or foreign key has another name and is the same in all else. */
    record ConstraintRenamed(String table, String from, String to) implements OfTable {
        @Override
        public String describe() {
            return "~ constraint " + from + " on " + table + " renamed to " + to;
        }
    }

    record ForeignKeyAdded(String table, ForeignKey key) implements OfTable {
        @Override
        public String describe() {
            return "+ " + Words.of(table, key);
        }
    }

    record ForeignKeyDropped(String table, ForeignKey key) implements OfTable {
        @Override
        public String describe() {
            return "- " + Words.of(table, key);
        }
    }

    /** A foreign key from the same columns to the same columns does something else. */
    record ForeignKeyChanged(String table, ForeignKey before, ForeignKey after) implements OfTable {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return Differences.between(before, after);
        }

        @Override
        public String describe() {
            return "~ " + Words.wayOf(table, after) + ": " + Words.join(differences());
        }
    }

    record IndexAdded(Index index) implements SchemaChange {
        @Override
        public String describe() {
            return "+ " + Words.of(index);
        }
    }

    record IndexDropped(Index index) implements SchemaChange {
        @Override
        public String describe() {
            return "- " + Words.of(index);
        }
    }

    record IndexRenamed(String table, String from, String to) implements SchemaChange {
        @Override
        public String describe() {
            return "~ index " + from + " on " + table + " renamed to " + to;
        }
    }

    record IndexChanged(Index before, Index after) implements SchemaChange {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return Differences.between(before, after);
        }

        @Override
        public String describe() {
            return "~ index " + after.name() + " on " + after.table() + ": " + Words.join(differences());
        }
    }

    record ViewAdded(View view) implements SchemaChange {
        @Override
        public String describe() {
            return "+ " + Words.of(view);
        }
    }

    record ViewDropped(View view) implements SchemaChange {
        @Override
        public String describe() {
            return "- " + Words.of(view);
        }
    }

    record ViewChanged(View before, View after) implements SchemaChange {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return Differences.between(before, after);
        }

        @Override
        public String describe() {
            return "~ view " + after.name() + ": " + Words.join(differences());
        }
    }

    record TriggerAdded(Trigger trigger) implements SchemaChange {
        @Override
        public String describe() {
            return "+ " + Words.of(trigger);
        }
    }

    record TriggerDropped(Trigger trigger) implements SchemaChange {
        @Override
        public String describe() {
            return "- " + Words.of(trigger);
        }
    }

    record TriggerChanged(Trigger before, Trigger after) implements SchemaChange {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return Differences.between(before, after);
        }

        @Override
        public String describe() {
            return "~ trigger " + after.name() + " on " + after.table() + ": " + Words.join(differences());
        }
    }

    /** A sequence, type, routine, policy or the like came. */
    record ObjectAdded(SchemaObject object) implements SchemaChange {
        @Override
        public String describe() {
            return "+ " + Words.of(object);
        }
    }

    record ObjectDropped(SchemaObject object) implements SchemaChange {
        @Override
        public String describe() {
            return "- " + Words.of(object);
        }
    }

    record ObjectChanged(SchemaObject before, SchemaObject after) implements SchemaChange {
        /** What is different about it, attribute by attribute. */
        public List<Difference> differences() {
            return before.attributes().differencesTo(after.attributes());
        }

        @Override
        public String describe() {
            return "~ " + Words.nameOf(after) + ": " + Words.join(differences());
        }
    }
}
