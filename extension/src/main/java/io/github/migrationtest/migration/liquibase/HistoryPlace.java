package io.github.migrationtest.migration.liquibase;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where Liquibase keeps what it has run.
 *
 * @param schema of both tables; empty for that of the connection
 * @param table the name of {@code DATABASECHANGELOG}
 * @param lockTable the name of {@code DATABASECHANGELOGLOCK}
 */
record HistoryPlace(Optional<String> schema, String table, String lockTable) {

    /** PostgreSQL writes names in lower case. */
    Set<String> tables() {
        return Stream.of(table, lockTable)
                .flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }
}
