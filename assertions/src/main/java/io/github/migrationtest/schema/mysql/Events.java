package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads events. */
final class Events {
    private Events() {}

    private record EventRow(String name, Attributes attributes, Optional<String> definition, String sqlMode) {}

    static List<SchemaObject> read(Queries queries) throws SQLException {
        Texts texts = new Texts(queries);
        List<EventRow> rows = queries.list("""
                select EVENT_NAME, EXECUTE_AT, INTERVAL_VALUE, INTERVAL_FIELD, STARTS, ENDS, STATUS, ON_COMPLETION,
                  EVENT_DEFINITION, EVENT_COMMENT, SQL_MODE
                from information_schema.EVENTS where EVENT_SCHEMA = ?""", row -> {
            String schedule = row.optional(2)
                    .map(time -> "at '" + time + "'")
                    .orElse("every " + row.text(3) + " " + row.text(4).toLowerCase(Locale.ROOT)
                            + row.optional(5)
                                    .map(time -> " starts '" + time + "'")
                                    .orElse("")
                            + row.optional(6)
                                    .map(time -> " ends '" + time + "'")
                                    .orElse(""));
            Attributes attributes = Attributes.none(queries.kind)
                    .with(Attribute.SCHEDULE, schedule)
                    .with(Attribute.PRESERVED, row.is(8, "preserve"))
                    // That of a replica is one that sleeps, as those of clones do.
                    .with(Attribute.ENABLED, Optional.of("disabled").filter(row.text(7)::equalsIgnoreCase))
                    .with(Attribute.SQL_MODE, texts.sqlMode(row.text(11)))
                    .with(Attribute.COMMENT, row.filled(10));
            return new EventRow(row.text(1), attributes, row.filled(9), row.text(11));
        });
        return rows.stream()
                .map(row -> new SchemaObject(
                        ObjectType.EVENT,
                        row.name(),
                        Optional.empty(),
                        texts.definition(
                                row.attributes(), "EVENT", row.name(), row.definition(), row.sqlMode(), "EVENT")))
                .toList();
    }
}
