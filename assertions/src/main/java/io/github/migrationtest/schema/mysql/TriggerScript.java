package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that make triggers; of those that run at the same moment, the first to run is made first. */
final class TriggerScript {
    private TriggerScript() {}

    static List<String> of(List<Trigger> triggers) {
        return triggers.stream()
                .sorted(Comparator.comparing(Trigger::table)
                        .thenComparing(Trigger::timing)
                        .thenComparing(TriggerScript::events)
                        .thenComparing(TriggerScript::position)
                        .thenComparing(Trigger::name))
                .map(TriggerScript::statement)
                .toList();
    }

    private static int position(Trigger trigger) {
        return trigger.attributes()
                .get(Attribute.POSITION)
                .map(Integer::valueOf)
                .orElse(1);
    }

    private static String events(Trigger trigger) {
        return trigger.events().stream().sorted().map(TriggerEvent::sql).collect(Collectors.joining(" or "));
    }

    private static String statement(Trigger trigger) {
        String name = "trigger " + MysqlSql.name(trigger.name());
        if (trigger.body().isEmpty()) {
            return Remarks.of(name, trigger.attributes(), "");
        }
        String statement = "create " + name + " " + trigger.timing().sql() + " " + events(trigger) + " on "
                + MysqlSql.name(trigger.table()) + " for each row\n" + ProgramScript.body(trigger.body());
        return MysqlScript.inMode(trigger.attributes().get(Attribute.SQL_MODE), MysqlScript.delimited(statement));
    }
}
