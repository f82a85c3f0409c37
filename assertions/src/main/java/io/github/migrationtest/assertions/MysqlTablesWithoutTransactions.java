package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tables of MyISAM, MEMORY, ARCHIVE and their like that a statement may write to, by itself or through others. */
final class MysqlTablesWithoutTransactions {
    private static final String TABLES =
            "select t.table_name, if(t.table_schema = database(), '', t.table_schema) from information_schema.tables t"
                    + " join information_schema.engines e on e.engine = t.engine"
                    + " where e.transactions <> 'YES' and t.table_type = 'BASE TABLE'"
                    + " and t.table_schema not in ('mysql', 'sys', 'information_schema', 'performance_schema')";

    /** What is written when a table is, or when it is named. */
    private static final String TEXTS = "select event_object_table, action_statement from information_schema.triggers"
            + " where trigger_schema = database()"
            + " union all select table_name, view_definition from information_schema.views where table_schema = database()"
            + " union all select routine_name, routine_definition from information_schema.routines"
            + " where routine_schema = database()";

    private MysqlTablesWithoutTransactions() {}

    static List<String> reachedBy(TrialStatement statement, Connection connection) throws SQLException {
        List<Kept> tables = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new Kept(rows.getString(1), rows.getString(2)));
            }
        }
        Set<String> reached = new HashSet<>(statement.words());
        if (!tables.isEmpty()) {
            follow(texts(connection), reached);
        }
        return tables.stream()
                .filter(table -> table.isNamedIn(reached))
                .map(Kept::name)
                .sorted()
                .toList();
    }

    /** A table of another database counts only where that is named too. */
    private record Kept(String name, String otherDatabase) {
        boolean isNamedIn(Set<String> words) {
            return words.contains(name.toLowerCase(Locale.ROOT))
                    && (otherDatabase.isEmpty() || words.contains(otherDatabase.toLowerCase(Locale.ROOT)));
        }
    }

    private static Map<String, Set<String>> texts(Connection connection) throws SQLException {
        Map<String, Set<String>> texts = new HashMap<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(TEXTS)) {
            while (rows.next()) {
                Set<String> words = texts.computeIfAbsent(
                        String.valueOf(rows.getString(1)).toLowerCase(Locale.ROOT), name -> new HashSet<>());
                for (SqlToken token : SqlLexer.code(DatabaseKind.MYSQL, String.valueOf(rows.getString(2)))) {
                    words.add(token.name().toLowerCase(Locale.ROOT));
                }
            }
        }
        return texts;
    }

    /** Adds what is named by what is named, until nothing is new. */
    private static void follow(Map<String, Set<String>> texts, Set<String> reached) {
        List<String> ahead = new ArrayList<>(reached);
        while (!ahead.isEmpty()) {
            for (String word : texts.getOrDefault(ahead.remove(ahead.size() - 1), Set.of())) {
                if (reached.add(word)) {
                    ahead.add(word);
                }
            }
        }
    }
}
