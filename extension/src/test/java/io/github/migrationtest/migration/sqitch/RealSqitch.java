package io.github.migrationtest.migration.sqitch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sqitch of this machine, where it has one, and its registry of a SQLite database carried to and from our tables. */
record RealSqitch(Path project) {
    static final List<String> TABLES = List.of("releases", "projects", "changes", "tags", "dependencies", "events");

    /** Skips the test, saying why, where there is no sqitch for the engine. */
    static RealSqitch of(Path project, String driver) {
        assumeTrue(runs("sqitch", "--version"), "There is no sqitch on this machine: apt-get install sqitch.");
        assumeTrue(
                runs("perl", "-M" + driver, "-e", "1"),
                "sqitch lacks " + driver
                        + " on this machine: apt-get install libdbd-sqlite3-perl libdbd-pg-perl libdbd-mysql-perl.");
        return new RealSqitch(project);
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it printed, behind its exit status and a line break. */
    String run(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sqitch"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("SQITCH_USER_CONFIG", "/nonexistent");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() + "\n" + output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The rows of a registry but for the times at which they were written. */
    static List<String> registry(Connection connection, String prefix, String quote) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            String name = prefix.endsWith(".") && quote.isEmpty() ? prefix + table : quote + prefix + table + quote;
            String order = table.equals("releases") ? "version" : table.equals("projects") ? "project" : "change_id";
            String sql = "SELECT * FROM " + name + " ORDER BY " + order
                    + (table.equals("events") ? ", committed_at" : table.equals("dependencies") ? ", dependency" : "")
                    + (table.equals("tags") ? ", tag" : "");
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    StringBuilder text = new StringBuilder(table);
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        String column = row.getMetaData().getColumnName(i);
                        if (!List.of("installed_at", "created_at", "committed_at")
                                .contains(column)) {
                            text.append(' ').append(column).append('=').append(row.getString(i));
                        }
                    }
                    rows.add(text.toString());
                }
            }
        }
        return rows;
    }

    /** Gives the real sqitch our registry of a SQLite database: the file {@code sqitch.db} beside it. */
    static void handOver(Path database, Path registry) throws SQLException {
        copy(database, registry, "main.\"sqitch.%s\"", "r.\"%s\"");
    }

    /** Takes its registry over into ours. */
    static void takeOver(Path database, Path registry) throws SQLException {
        copy(database, registry, "r.\"%s\"", "main.\"sqitch.%s\"");
    }

    private static void copy(Path database, Path registry, String from, String to) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + registry + "' AS r");
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + to.formatted(table));
                statement.execute("INSERT INTO " + to.formatted(table) + " SELECT * FROM " + from.formatted(table));
            }
        }
    }
}
