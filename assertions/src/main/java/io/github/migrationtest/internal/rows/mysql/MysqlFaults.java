package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.sql.Names;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the catalog promises of rows and is not so: checks that rows break, unique indexes over duplicates, counters behind their
 * column, texts that are none; and what {@code CHECK TABLE} finds, where no transaction is open that it would commit.
 */
final class MysqlFaults {
    private static final String TABLES =
            "select TABLE_NAME from information_schema.TABLES where TABLE_SCHEMA = database()"
                    + " and TABLE_TYPE in ('BASE TABLE', 'SYSTEM VERSIONED') order by binary TABLE_NAME";
    private static final String CHECKS_OF_MARIADB = "select TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE from"
            + " information_schema.CHECK_CONSTRAINTS where CONSTRAINT_SCHEMA = database() order by binary TABLE_NAME, CONSTRAINT_NAME";
    private static final String UNIQUE_INDEXES = "select TABLE_NAME, INDEX_NAME, COLUMN_NAME, SUB_PART"
            + " from information_schema.STATISTICS where TABLE_SCHEMA = database() and NON_UNIQUE = 0"
            + " order by binary TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX";
    private static final String COUNTERS =
            "select t.TABLE_NAME, c.COLUMN_NAME, t.AUTO_INCREMENT from information_schema.TABLES t"
                    + " join information_schema.COLUMNS c on c.TABLE_SCHEMA = t.TABLE_SCHEMA and c.TABLE_NAME = t.TABLE_NAME"
                    + " where t.TABLE_SCHEMA = database() and c.EXTRA like '%auto_increment%' and t.AUTO_INCREMENT is not null"
                    + " order by binary t.TABLE_NAME";

    private static final String TEXTS = "select c.TABLE_NAME, c.COLUMN_NAME, c.CHARACTER_SET_NAME"
            + " from information_schema.COLUMNS c join information_schema.TABLES t"
            + " on t.TABLE_SCHEMA = c.TABLE_SCHEMA and t.TABLE_NAME = c.TABLE_NAME where c.TABLE_SCHEMA = database()"
            + " and t.TABLE_TYPE in ('BASE TABLE', 'SYSTEM VERSIONED') and c.CHARACTER_SET_NAME is not null"
            + " and lower(c.DATA_TYPE) not in ('enum', 'set')"
            + " order by binary c.TABLE_NAME, c.ORDINAL_POSITION";

    /** A line of {@code SHOW CREATE TABLE}; the catalog's own text of a check is escaped once too often. */
    private static final Pattern CHECK_OF_MYSQL =
            Pattern.compile("\\s*CONSTRAINT `((?:[^`]|``)*)` CHECK \\((.*)\\)(?: /\\*!80016 NOT ENFORCED \\*/)?,?");

    private final Connection connection;
    private final Collection<String> sound;
    private final boolean mariadb;
    private final List<String> faults = new ArrayList<>();

    private MysqlFaults(Connection connection, Collection<String> sound) throws SQLException {
        this.connection = connection;
        this.sound = sound;
        this.mariadb = connection.getMetaData().getDatabaseProductName().startsWith("MariaDB");
    }

    static List<String> of(Connection connection, Collection<String> sound) throws SQLException {
        MysqlFaults faults = new MysqlFaults(connection, sound);
        boolean inTransaction;
        try (MysqlReading moment = MysqlReading.begin(connection)) {
            inTransaction = !moment.isOwn();
            faults.checks();
            faults.uniqueIndexes();
            faults.counters();
            faults.texts();
        }
        if (!inTransaction) {
            faults.checkTables();
        }
        return faults.faults;
    }

    private void checks() throws SQLException {
        if (mariadb) {
            for (List<String> row : rowsOfOthers(CHECKS_OF_MARIADB)) {
                check(row.get(0), row.get(1), row.get(2));
            }
            return;
        }
        for (List<String> named : rowsOfOthers(TABLES)) {
            String table = named.get(0);
            String script = rows("show create table " + MysqlTables.quoted(table))
                    .get(0)
                    .get(1);
            for (String line : script.lines().toList()) {
                Matcher matcher = CHECK_OF_MYSQL.matcher(line);
                if (matcher.matches()) {
                    check(table, matcher.group(1).replace("``", "`"), matcher.group(2));
                }
            }
        }
    }

    private void check(String table, String name, String expression) throws SQLException {
        long broken = number("select count(*) from " + MysqlTables.quoted(table) + " where not (" + expression + ")");
        if (broken > 0) {
            faults.add(table + ": " + (broken == 1 ? "1 row breaks" : broken + " rows break") + " check constraint "
                    + name);
        }
    }

    /** Without any index, for it must not be asked itself. */
    private void uniqueIndexes() throws SQLException {
        Map<List<String>, List<List<String>>> indexes = rowsOfOthers(UNIQUE_INDEXES).stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.get(0), row.get(1)), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<List<String>, List<List<String>>> index : indexes.entrySet()) {
            List<List<String>> parts = index.getValue();
            if (parts.stream().anyMatch(part -> part.get(2) == null)) {
                // Over an expression, which only its script has.
                continue;
            }
            List<String> columns = parts.stream().map(MysqlFaults::part).toList();
            long repeated = number("select count(*) from (select 1 as x from "
                    + MysqlTables.quoted(index.getKey().get(0)) + " use index () where "
                    + columns.stream().map(column -> column + " is not null").collect(Collectors.joining(" and "))
                    + " group by " + String.join(", ", columns) + " having count(*) > 1) d");
            if (repeated > 0) {
                faults.add(index.getKey().get(0) + ": "
                        + (repeated == 1 ? "1 key stands" : repeated + " keys stand")
                        + " in several rows under unique index "
                        + index.getKey().get(1));
            }
        }
    }

    private static String part(List<String> part) {
        String column = MysqlTables.quoted(part.get(2));
        return part.get(3) == null ? column : "left(" + column + ", " + part.get(3) + ")";
    }

    /**
     * InnoDB lets a counter follow its column, but MySQL's stays at the last number that the column's type can hold. The catalog
     * of MySQL holds what was true a day ago unless told otherwise.
     */
    private void counters() throws SQLException {
        String kept = mariadb
                ? ""
                : rows("select @@session.information_schema_stats_expiry")
                        .get(0)
                        .get(0);
        if (!mariadb) {
            run("set session information_schema_stats_expiry = 0");
        }
        try {
            for (List<String> row : rows(COUNTERS)) {
                String last = rows("select max(" + MysqlTables.quoted(row.get(1)) + ") from "
                                + MysqlTables.quoted(row.get(0)))
                        .get(0)
                        .get(0);
                if (last != null && new BigDecimal(row.get(2)).compareTo(new BigDecimal(last)) <= 0) {
                    faults.add(row.get(0) + ": auto_increment gives " + row.get(2) + " next, and " + row.get(1)
                            + " is at " + last + " already");
                }
            }
        } finally {
            if (!mariadb) {
                run("set session information_schema_stats_expiry = " + kept);
            }
        }
    }

    private void texts() throws SQLException {
        Map<String, List<List<String>>> tables = rowsOfOthers(TEXTS).stream()
                .filter(row -> text(row).canBeInvalid(mariadb))
                .collect(Collectors.groupingBy(row -> row.get(0), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<List<String>>> table : tables.entrySet()) {
            List<List<String>> columns = table.getValue();
            List<String> invalid = rows(columns.stream()
                            .map(row -> "coalesce(max(" + text(row).isInvalid() + "), 0)")
                            .collect(
                                    Collectors.joining(", ", "select ", " from " + MysqlTables.quoted(table.getKey()))))
                    .get(0);
            for (int i = 0; i < columns.size(); i++) {
                if (!invalid.get(i).equals("0")) {
                    faults.add(table.getKey() + ": a text in " + columns.get(i).get(1) + " is not valid in "
                            + columns.get(i).get(2));
                }
            }
        }
    }

    private static MysqlTexts text(List<String> row) {
        return new MysqlTexts(MysqlTables.quoted(row.get(1)), row.get(2));
    }

    private void checkTables() throws SQLException {
        for (List<String> table : rowsOfOthers(TABLES)) {
            for (List<String> row : rows("check table " + MysqlTables.quoted(table.get(0)))) {
                boolean fine = row.get(2).equals("status") || row.get(2).equals("note");
                if (!fine) {
                    faults.add(table.get(0) + ": CHECK TABLE says " + row.get(3));
                }
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a query says of the tables that have to be looked at; it begins with the table. */
    private List<List<String>> rowsOfOthers(String query) throws SQLException {
        return rows(query).stream()
                .filter(row -> !Names.contains(sound, row.get(0)))
                .toList();
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(rows(query).get(0).get(0));
    }

    private List<List<String>> rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(row.getString(i));
                }
                rows.add(values);
            }
            return rows;
        }
    }
}
