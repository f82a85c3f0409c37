package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.internal.run.StatementRunner;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the history, which a migration makes ({@code ChangelogOperation}). */
record Changelog(Connection connection, String table) {
    private static final DateTimeFormatter APPLIED_AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "3F000", "42S02");

    /** Whether it is there. */
    boolean exists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(1) from " + table)) {
            return count.next();
        } catch (SQLException e) {
            if (isMissing(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isMissing(SQLException refusal) {
        return NO_SUCH_TABLE.contains(String.valueOf(refusal.getSQLState()))
                || String.valueOf(refusal.getMessage()).contains("no such table");
    }

    /** What is applied, by number; nothing where there is no table. */
    List<Change> read() throws SQLException {
        if (!exists()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select ID, APPLIED_AT, DESCRIPTION from " + table + " order by ID")) {
            while (row.next()) {
                changes.add(new Change(row.getBigDecimal(1), row.getString(2), row.getString(3)));
            }
        }
        return changes;
    }

    /** Writes a row and commits, which drivers refuse where every statement commits by itself. */
    void insert(MybatisFile file) throws SQLException {
        write(file);
        connection.commit();
    }

    private void write(MybatisFile file) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " (ID, APPLIED_AT, DESCRIPTION) values (?,?,?)")) {
            insert.setBigDecimal(1, file.id());
            insert.setString(2, APPLIED_AT.format(LocalDateTime.now(ZoneId.systemDefault())));
            insert.setString(3, file.description());
            insert.execute();
        }
    }

    /** Removes a row and commits. */
    void delete(BigDecimal id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where ID = ?")) {
            delete.setBigDecimal(1, id);
            delete.execute();
        }
        connection.commit();
    }

    /** Holds these rows and no others from now on; the table is made as the template of MyBatis makes it. */
    void replace(List<MybatisFile> files) throws SQLException {
        if (exists()) {
            StatementRunner.execute(connection, "delete from " + table);
        } else {
            String plain = table.substring(table.lastIndexOf('.') + 1);
            StatementRunner.execute(
                    connection,
                    "CREATE TABLE " + table + " (ID NUMERIC(20,0) NOT NULL, APPLIED_AT VARCHAR(25) NOT NULL,"
                            + " DESCRIPTION VARCHAR(255) NOT NULL, CONSTRAINT PK_" + plain.replaceAll("\\W", "")
                            + " PRIMARY KEY (ID))");
        }
        for (MybatisFile file : files) {
            write(file);
        }
    }

    /** As the engines keep the name: PostgreSQL in lower case, the others as it is written. */
    static Set<String> names(String table) {
        String whole = table.replaceAll("[\"`]", "");
        String plain = whole.substring(whole.lastIndexOf('.') + 1);
        return Stream.of(
                        whole,
                        whole.toLowerCase(Locale.ROOT),
                        plain,
                        plain.toLowerCase(Locale.ROOT),
                        plain.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
