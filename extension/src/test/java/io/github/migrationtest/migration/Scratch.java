package io.github.migrationtest.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A folder of migrations that a test writes, and SQLite files beside it. */
public final class Scratch {
    private final Path directory;
    private final Path folder;

    public Scratch(Path directory) throws IOException {
        this.directory = directory;
        this.folder = Files.createDirectories(directory.resolve("migrations"));
    }

    public Path folder() {
        return folder;
    }

    public Path directory() {
        return directory;
    }

    public Scratch write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** A journal of these tags, a second apart. */
    public Scratch writeJournal(String... tags) throws IOException {
        StringJoiner entries = new StringJoiner(",");
        for (int i = 0; i < tags.length; i++) {
            entries.add("{\"idx\":" + i + ",\"when\":" + (i + 1) * 1000 + ",\"tag\":\"" + tags[i] + "\"}");
        }
        return write("meta/_journal.json", "{\"version\":\"7\",\"dialect\":\"sqlite\",\"entries\":[" + entries + "]}");
    }

    public MigrationFolder open() {
        return MigrationTools.open(FolderSettings.of(folder), Optional.empty());
    }

    public MigrationFolder open(String runtime) {
        return MigrationTools.open(
                new FolderSettings(folder, Optional.empty(), Optional.of(runtime)), Optional.empty());
    }

    public String url(String database) {
        return "jdbc:sqlite:" + directory.resolve(database + ".db");
    }

    /** A connection with the settings of the folder's first runtime. */
    public Connection connect(MigrationFolder migrations) throws SQLException {
        Connection connection = DriverManager.getConnection(url("test"));
        for (String setting : migrations.runtimes().get(0).settings().onConnect()) {
            execute(connection, setting);
        }
        return connection;
    }

    public static void up(MigrationFolder migrations, Connection connection) throws SQLException {
        migrations.apply(connection, migrations.runtimes().get(0), migrations.pending(connection), RunObserver.none());
    }

    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Each row as its values between bars. */
    public static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    public static List<String> tables(Connection connection) throws SQLException {
        return rows(
                connection,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
    }

    public static List<String> names(List<Migration> migrations) {
        return migrations.stream().map(Migration::name).toList();
    }
}
