package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.NameRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an engine would run a statement.
 *
 * @param indexes those that it uses
 * @param lines the plan as the engine tells it
 */
record Plan(TrialStatement statement, List<String> indexes, List<String> lines) {

    static Plan of(String claim, Database database, String sql, @Nullable Object... parameters) {
        TrialStatement statement = TrialStatement.of(claim, database.kind(), sql, Arrays.asList(parameters));
        if (!statement.isOfRows()) {
            throw new IllegalArgumentException(
                    claim + "(...) takes a statement on rows, and " + statement.verb() + " is none: " + sql);
        }
        return LiveDatabase.of(database).read(connection -> {
            PlanReader reader = new PlanReader(statement, connection);
            return switch (database.kind()) {
                case SQLITE -> reader.ofSqlite();
                case POSTGRESQL -> reader.ofPostgresql();
                case MYSQL, MARIADB -> reader.ofMysql();
            };
        });
    }

    boolean uses(String index) {
        DatabaseKind kind = statement.kind();
        String wanted = NameRules.key(kind, index);
        return indexes.stream().anyMatch(name -> NameRules.key(kind, name).equals(wanted));
    }

    UnmetExpectation shouldUse(String index, UnmetExpectation message) {
        return statement
                .describe(message.to("use index", index), "run")
                .butItHas("the indexes of its plan are", indexes, "it uses none")
                .and("its plan", lines);
    }

    UnmetExpectation shouldNotUse(String index, UnmetExpectation message) {
        return statement
                .describe(message.to("not use index", index), "run")
                .but("it does")
                .and("its plan", lines);
    }
}
