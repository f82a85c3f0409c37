package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.TriggerTiming;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads triggers. */
final class Triggers {
    private Triggers() {}

    private record TriggerRow(
            String name, String table, String timing, String event, String body, String order, String sqlMode) {}

    static List<Trigger> read(Queries queries) throws SQLException {
        Texts texts = new Texts(queries);
        Map<String, Set<TriggerEvent>> events = new LinkedHashMap<>();
        Map<String, TriggerRow> rows = new LinkedHashMap<>();
        for (TriggerRow row : queries.list(
                """
                select TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT, ACTION_ORDER,
                  SQL_MODE
                from information_schema.TRIGGERS where TRIGGER_SCHEMA = ?""",
                each -> new TriggerRow(
                        each.text(1),
                        each.text(2),
                        each.text(3),
                        each.text(4),
                        each.text(5),
                        each.text(6),
                        each.text(7)))) {
            rows.putIfAbsent(row.name(), row);
            events.computeIfAbsent(row.name(), name -> EnumSet.noneOf(TriggerEvent.class))
                    .add(TriggerEvent.valueOf(row.event()));
        }
        return rows.values().stream()
                .map(row -> new Trigger(
                        row.name(),
                        row.table(),
                        TriggerTiming.valueOf(row.timing().toUpperCase(Locale.ROOT)),
                        events.getOrDefault(row.name(), Set.of()),
                        List.of(),
                        Optional.empty(),
                        texts.body("TRIGGER", row.name(), row.body(), row.sqlMode()),
                        Attributes.none(queries.kind)
                                .with(
                                        Attribute.POSITION,
                                        Optional.of(row.order()).filter(order -> !order.equals("1")))
                                .with(Attribute.SQL_MODE, texts.sqlMode(row.sqlMode()))))
                .toList();
    }
}
