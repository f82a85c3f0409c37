package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The registry of a SQLite database as sqitch itself has it: a file beside it. Here it belongs to one run of the program, and its rows
 * are carried from and to the tables in the test's own database.
 */
record RegistryFile(Path file) {

    /** Our rows to the program; it makes the file itself where there are none yet. */
    void fill(Registry ours, Connection connection) throws SQLException {
        if (!ours.exists()) {
            return;
        }
        try (Connection theirs = connect()) {
            String script = Registry.resource("sqlite.sql").replace("\"sqitch.", "\"");
            for (SqlStatement statement : SqlScript.split(DatabaseKind.SQLITE, Path.of("sqlite.sql"), script)
                    .statements()) {
                StatementRunner.execute(theirs, statement.sql());
            }
            for (String table : Registry.TABLES) {
                copy(connection, "\"sqitch." + table + "\"", theirs, "\"" + table + "\"");
            }
        }
    }

    /** The program's rows to us. */
    void read(Registry ours, Connection connection, Committer committer) throws SQLException {
        if (!Files.exists(file)) {
            return;
        }
        ours.make(committer);
        try (Connection theirs = connect()) {
            List<String> newestFirst = new ArrayList<>(Registry.TABLES);
            Collections.reverse(newestFirst);
            for (String table : newestFirst) {
                StatementRunner.execute(connection, "DELETE FROM \"sqitch." + table + "\"");
            }
            for (String table : Registry.TABLES) {
                copy(theirs, "\"" + table + "\"", connection, "\"sqitch." + table + "\"");
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void copy(Connection from, String source, Connection to, String target) throws SQLException {
        try (Statement read = from.createStatement();
                ResultSet rows = read.executeQuery("SELECT * FROM " + source)) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add('"' + rows.getMetaData().getColumnName(i) + '"');
            }
            String insert = "INSERT INTO " + target + " (" + String.join(", ", names) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
            try (PreparedStatement write = to.prepareStatement(insert)) {
                while (rows.next()) {
                    for (int i = 1; i <= names.size(); i++) {
                        write.setObject(i, rows.getObject(i));
                    }
                    write.executeUpdate();
                }
            }
        }
    }
}
