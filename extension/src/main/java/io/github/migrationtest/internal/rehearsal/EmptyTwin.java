package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.internal.rehearsal.Arrivals.Place;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Optional;

/** A new column that comes empty while one of its kind is dropped: a rename that lost its values. */
final class EmptyTwin {
    private final RecordedRun run;

    EmptyTwin(RecordedRun run) {
        this.run = run;
    }

    /** The name of the new column. */
    Optional<String> of(DataChange.ColumnDropped dropped) {
        Optional<String> kind =
                column(run.schemaBefore(), dropped).map(Column::type).map(EmptyTwin::kindOf);
        return run.observedDataDiff().changesOf(dropped.table()).stream()
                .filter(DataChange.ColumnAdded.class::isInstance)
                .map(DataChange.ColumnAdded.class::cast)
                .filter(added -> column(run.schemaAfter(), added.table(), added.column())
                        .map(Column::type)
                        .map(EmptyTwin::kindOf)
                        .equals(kind))
                .filter(this::isEmpty)
                .map(DataChange.ColumnAdded::column)
                .findFirst();
    }

    /** Nothing but NULL, or empty texts. */
    private boolean isEmpty(DataChange.ColumnAdded added) {
        return added.nonNull() == 0
                || new Arrivals(run.before(), run.observedAfter())
                                .differentAfter(new Place(added.table(), List.of(added.column()), 0))
                        == 0;
    }

    private Optional<Column> column(SchemaSnapshot schema, DataChange.ColumnDropped dropped) {
        String before = run.observedDataDiff().changes().stream()
                .filter(DataChange.TableRenamed.class::isInstance)
                .map(DataChange.TableRenamed.class::cast)
                .filter(renamed -> Names.same(renamed.to(), dropped.table()))
                .map(DataChange.TableRenamed::from)
                .findFirst()
                .orElse(dropped.table());
        return column(schema, before, dropped.column());
    }

    private static Optional<Column> column(SchemaSnapshot schema, String table, String name) {
        return schema.tables().stream()
                .filter(each -> Names.same(each.name(), table))
                .flatMap(each -> each.columns().stream())
                .filter(column -> Names.same(column.name(), name))
                .findFirst();
    }

    /** What values of a type are, in a word; a type that none of the engines has is a kind of its own. */
    private static String kindOf(String declared) {
        String type = Names.key(declared);
        if (type.contains("char") || type.contains("text") || type.contains("clob") || type.startsWith("enum")) {
            return "text";
        } else if (type.contains("bool") || type.startsWith("tinyint(1)")) {
            return "truth";
        } else if (type.contains("date") || type.contains("time")) {
            return "time";
        } else if (type.contains("blob") || type.contains("binary") || type.equals("bytea")) {
            return "bytes";
        } else if (type.contains("int") || type.contains("serial")) {
            return "whole number";
        } else if (type.contains("num")
                || type.contains("dec")
                || type.contains("real")
                || type.contains("float")
                || type.contains("double")) {
            return "number";
        }
        return type;
    }
}
