package io.github.migrationtest.assertions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the plan of a statement. An index that is read from end to end counts only where it saves sorting: any index may be
 * read so.
 */
final class PlanReader {
    private static final Pattern SQLITE =
            Pattern.compile("^(SEARCH|SCAN) .*USING (?:COVERING )?INDEX (.+?)(?: \\(.*)?$");
    private static final Pattern POSTGRESQL = Pattern.compile(
            "(?:Index (?:Only )?Scan(?: Backward)? using (\"[^\"]+\"|\\S+) on|Bitmap Index Scan on (\"[^\"]+\"|\\S+))");
    private static final Set<String> FULL_READS = Set.of("ALL", "index");

    private final TrialStatement statement;
    private final Connection connection;

    PlanReader(TrialStatement statement, Connection connection) {
        this.statement = statement;
        this.connection = connection;
    }

    Plan ofSqlite() throws SQLException {
        List<String> lines = lines("explain query plan ", "detail");
        boolean sorted = orders() && lines.stream().noneMatch(line -> line.startsWith("USE TEMP B-TREE"));
        List<String> indexes = lines.stream()
                .map(SQLITE::matcher)
                .filter(line -> line.find() && (sorted || line.group(1).equals("SEARCH")))
                .map(line -> line.group(2))
                .toList();
        return new Plan(statement, indexes, lines);
    }

    /** The setting holds for this plan only, whatever the caller's transaction. */
    Plan ofPostgresql() throws SQLException {
        boolean own = connection.getAutoCommit();
        if (own) {
            connection.setAutoCommit(false);
        }
        Savepoint before = connection.setSavepoint();
        try {
            execute("set local enable_seqscan = off");
            List<String> lines = lines("explain (costs off) ", "QUERY PLAN");
            return new Plan(statement, indexesOf(lines), lines);
        } finally {
            connection.rollback(before);
            if (own) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private List<String> indexesOf(List<String> lines) {
        boolean sorted =
                orders() && lines.stream().noneMatch(line -> line.matches("(?:\\s|->)*(?:Incremental )?Sort.*"));
        List<String> indexes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher scan = POSTGRESQL.matcher(lines.get(i));
            if (scan.find() && (sorted || hasCondition(lines, i))) {
                String name = scan.group(1) == null ? scan.group(2) : scan.group(1);
                indexes.add(name.replace("\"", ""));
            }
        }
        return indexes;
    }

    private static boolean hasCondition(List<String> lines, int scan) {
        for (int i = scan + 1; i < lines.size() && !lines.get(i).contains("->"); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("Index Cond:") || line.startsWith("Order By:")) {
                return true;
            }
        }
        return false;
    }

    Plan ofMysql() throws SQLException {
        List<String> indexes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (PreparedStatement explain = connection.prepareStatement("explain " + statement.sql())) {
            statement.bind(explain);
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    String type = text(rows, "type");
                    String key = text(rows, "key");
                    String extra = text(rows, "Extra");
                    checkFound(extra);
                    lines.add("table " + text(rows, "table") + ", type " + type + ", possible keys "
                            + text(rows, "possible_keys") + ", key " + key + (extra.isEmpty() ? "" : ", " + extra));
                    boolean sorted = orders() && !extra.contains("Using filesort");
                    if (!FULL_READS.contains(type) || sorted) {
                        names(key).forEach(indexes::add);
                    }
                    if (FULL_READS.contains(type)) {
                        names(text(rows, "possible_keys")).forEach(indexes::add);
                    }
                }
            }
        }
        return new Plan(statement, indexes, lines);
    }

    /** A row that a unique key leads to is read while planning; where there is none, nothing is left to plan. */
    private void checkFound(String extra) {
        if (extra.contains("const table")) {
            throw new IllegalStateException(
                    statement.claim() + "(...) learns nothing: the server looks for a row of a unique key"
                            + " while it plans, and found none. Insert the row that the statement looks for first: "
                            + statement.sql());
        }
    }

    private static Stream<String> names(String list) {
        return Stream.of(list.split(",")).filter(name -> !name.isEmpty());
    }

    private static String text(ResultSet rows, String column) throws SQLException {
        @Nullable String text = rows.getString(column);
        return text == null ? "" : text;
    }

    private boolean orders() {
        Set<String> words = statement.words();
        return Stream.of("order", "group", "distinct", "min", "max").anyMatch(words::contains);
    }

    private List<String> lines(String explain, String column) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(explain + statement.sql())) {
            statement.bind(query);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(text(rows, column));
                }
            }
        }
        return lines;
    }

    private void execute(String sql) throws SQLException {
        try (Statement words = connection.createStatement()) {
            words.execute(sql);
        }
    }
}
