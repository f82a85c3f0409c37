package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tables that have to be looked at, by their numbers in the catalog: the server tells of few in a fraction of the time that it
 * takes for all, which makes texts of every index and expression.
 *
 * @param numbers none where all have to be
 */
record TablesInDoubt(Optional<List<String>> numbers) {
    private static final String TABLES = """
            select n.nspname, c.relname, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'""";

    /**
     * All but some.
     *
     * @param sound their names, in any case
     */
    static TablesInDoubt besides(Connection connection, Collection<String> sound) throws SQLException {
        if (sound.isEmpty()) {
            return new TablesInDoubt(Optional.empty());
        }
        List<String> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                if (!Names.contains(sound, PostgresqlTables.name(row.getString(1), row.getString(2)))) {
                    numbers.add(row.getString(3));
                }
            }
        }
        return new TablesInDoubt(Optional.of(numbers));
    }

    boolean areNone() {
        return numbers.filter(List::isEmpty).isPresent();
    }

    /** What holds, in SQL, where a number is one of theirs. */
    String include(String number) {
        return numbers.map(all -> number + " = any ('{" + String.join(",", all) + "}')")
                .orElse("true");
    }
}
