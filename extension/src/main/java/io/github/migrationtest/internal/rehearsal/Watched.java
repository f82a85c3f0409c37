package io.github.migrationtest.internal.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One thing that a run is known to have lost: rows of a table or values of a column, counted while the run is replayed. */
final class Watched {
    private final String table;
    private final List<String> queries;
    private final long before;
    private long count;
    private boolean absent;
    private final List<Culprit> culprits = new ArrayList<>();

    /**
     * Something to count.
     *
     * @param names the table's names during the run
     * @param columns the column's names during the run; none to count rows
     * @param before how many there are before the run
     */
    Watched(List<String> names, List<String> columns, long before) {
        this.table = names.get(0);
        this.before = before;
        this.count = before;
        List<String> counted = columns.isEmpty()
                ? List.of("*")
                : columns.stream().map(Watched::quoted).toList();
        this.queries = names.stream()
                .flatMap(name -> counted.stream().map(what -> "SELECT count(" + what + ") FROM " + quoted(name)))
                .toList();
    }

    String table() {
        return table;
    }

    /** The statements that took some, as far as they were found and nothing put back what they took. */
    List<Culprit> culprits() {
        return List.copyOf(culprits);
    }

    /**
     * Counts anew.
     *
     * @param last the statement just executed
     * @param lastFill the last one that filled a table from another, to blame where a rebuilt table comes back with less
     */
    void count(Connection connection, Culprit last, Culprit lastFill) {
        OptionalLong now = counted(connection);
        if (now.isEmpty()) {
            absent = true;
            return;
        }
        if (now.getAsLong() < count) {
            culprits.add(absent ? lastFill : last);
        } else if (now.getAsLong() >= before) {
            culprits.clear();
        }
        count = now.getAsLong();
        absent = false;
    }

    /** Backticks never fall back to a text as double quotes do, so a column that is not there is an error. */
    private OptionalLong counted(Connection connection) {
        for (String query : queries) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                return OptionalLong.of(row.getLong(1));
            } catch (SQLException e) {
                // not there under this name, or not any more
            }
        }
        return OptionalLong.empty();
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
