package io.github.migrationtest.migration.sqitch;

import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts that include others, by the sqitch of this machine with its psql and by us. */
class RealSqitchIncludesTests {
    private static final String TABLE = "CREATE TABLE x (id int);\n";

    private final RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
    private final Scratch scratch;
    private final RealSqitch sqitch;

    RealSqitchIncludesTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        sqitch = RealSqitch.of(scratch.folder(), "DBD::Pg");
        scratch.write("sqitch.conf", """
                        [core]
                        \tengine = pg
                        [user]
                        \tname = Ada
                        \temail = ada@example.org
                        [engine "pg.variables"]
                        \tfile = sql/x.sql
                        """)
                .write("sqitch.plan", """
                        %syntax-version=1.0.0
                        %project=hotel

                        first 2020-01-01T10:00:00Z Ada <ada@example.org>
                        second 2020-01-02T10:00:00Z Ada <ada@example.org>
                        """)
                .write("deploy/first.sql", "CREATE TABLE first (id int);\n")
                .write("revert/first.sql", "DROP TABLE first;\n")
                .write("revert/second.sql", "SELECT 1;\n");
    }

    static Stream<Arguments> projects() {
        Map<String, Map<String, String>> projects = new TreeMap<>();
        projects.put("from the project", Map.of("deploy/second.sql", "\\i sql/x.sql\n", "sql/x.sql", TABLE));
        projects.put("by its long name", Map.of("deploy/second.sql", "\\include sql/x.sql\n", "sql/x.sql", TABLE));
        projects.put(
                "from beside the script",
                Map.of(
                        "deploy/second.sql",
                        "\\ir x.sql\n\\include_relative ../y.sql",
                        "deploy/x.sql",
                        TABLE,
                        "y.sql",
                        TABLE.replace("x", "y")));
        projects.put(
                "in one another",
                Map.of(
                        "deploy/second.sql",
                        "\\ir ../sql/a.sql\nCREATE TABLE last (id int);",
                        "sql/a.sql",
                        "\\ir b.sql\n\\i sql/c.sql\n",
                        "sql/b.sql",
                        TABLE,
                        "sql/c.sql",
                        "CREATE TABLE c (id int);"));
        projects.put(
                "twice",
                Map.of(
                        "deploy/second.sql",
                        TABLE + "\\ir x.sql\n\\ir x.sql\n",
                        "deploy/x.sql",
                        "INSERT INTO x VALUES (1);\n"));
        projects.put("by a variable", Map.of("deploy/second.sql", "\\i :file\n", "sql/x.sql", TABLE));
        projects.put("by a quoted name", Map.of("deploy/second.sql", "\\ir 'x y.sql'\n", "deploy/x y.sql", TABLE));
        projects.put(
                "with what is behind the name",
                Map.of("deploy/second.sql", "\\ir x.sql and more\n", "deploy/x.sql", TABLE));
        projects.put(
                "that sets a variable",
                Map.of(
                        "deploy/second.sql",
                        "\\ir x.sql\nCREATE TABLE :name (id int);\n",
                        "deploy/x.sql",
                        "\\set name y\n"));
        projects.put(
                "that ends itself",
                Map.of(
                        "deploy/second.sql",
                        "\\ir x.sql\nCREATE TABLE y (id int);\n",
                        "deploy/x.sql",
                        TABLE + "\\q\nSELECT nothing;\n"));
        projects.put(
                "with rows",
                Map.of(
                        "deploy/second.sql",
                        TABLE + "\\ir x.sql\nINSERT INTO x VALUES (3);",
                        "deploy/x.sql",
                        "COPY x FROM stdin;\n1\n2\n\\.\n"));
        projects.put(
                "with rows to the end of the file",
                Map.of(
                        "deploy/second.sql",
                        TABLE + "\\ir x.sql\nINSERT INTO x VALUES (3);",
                        "deploy/x.sql",
                        "COPY x FROM stdin;\n1\n2\n"));
        projects.put(
                "with a mark and carriage returns",
                Map.of("deploy/second.sql", "\\ir x.sql\r\n", "deploy/x.sql", "\uFEFF" + TABLE.replace("\n", "\r\n")));
        projects.put(
                "without a last semicolon",
                Map.of(
                        "deploy/second.sql",
                        "\\ir x.sql\nCREATE TABLE y (id int);\n",
                        "deploy/x.sql",
                        "CREATE TABLE x (id int)"));
        projects.put(
                "behind a statement on its line",
                Map.of("deploy/second.sql", "CREATE TABLE y (id int); \\ir x.sql\n", "deploy/x.sql", TABLE));
        projects.put(
                "in a transaction",
                Map.of(
                        "deploy/second.sql",
                        "BEGIN;\nCREATE TABLE y (id int);\n\\ir x.sql\nCOMMIT;\n",
                        "deploy/x.sql",
                        TABLE));
        projects.put(
                "that fails",
                Map.of(
                        "deploy/second.sql",
                        "CREATE TABLE y (id int);\n\\ir x.sql\nCREATE TABLE z (id int);\n",
                        "deploy/x.sql",
                        TABLE + "SELECT nothing;\n" + TABLE));
        projects.put("that is empty", Map.of("deploy/second.sql", "\\ir x.sql\n" + TABLE, "deploy/x.sql", ""));
        projects.put("that is missing", Map.of("deploy/second.sql", "CREATE TABLE y (id int);\n\\ir x.sql\n" + TABLE));
        projects.put("that has no name", Map.of("deploy/second.sql", "CREATE TABLE y (id int);\n\\ir\n" + TABLE));
        projects.put(
                "of a folder",
                Map.of("deploy/second.sql", "CREATE TABLE y (id int);\n\\ir ../sql\n" + TABLE, "sql/x.sql", ""));
        projects.put("of a link", Map.of("deploy/second.sql", "\\ir link\n", "deploy/x.sql", TABLE));
        return projects.entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void areReadAsPsqlReadsThem(String name, Map<String, String> files) throws IOException, SQLException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            scratch.write(file.getKey(), file.getValue());
        }
        Files.createSymbolicLink(scratch.folder().resolve("deploy/link"), Path.of("x.sql"));
        String theirs = server.newDatabase();
        String ours = server.newDatabase();

        String real = real(theirs);
        String failure = "";
        try (Connection connection = server.connect(ours)) {
            MigrationFolder folder = MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("sqitch"));
            up(folder, connection);
        } catch (MigrationFailedException | MigrationFolderException e) {
            failure = String.valueOf(e.getMessage());
        }

        assertThat(left(ours)).as(real + "\n---- ours\n" + failure).isEqualTo(left(theirs));
        assertThat(failure.isEmpty()).as(failure).isEqualTo(real.startsWith("0\n"));
    }

    private String real(String database) throws IOException {
        URI uri = URI.create(server.url(database).substring("jdbc:".length()).replaceAll("\\?.*", ""));
        return sqitch.run(
                Map.of("SQITCH_PASSWORD", server.password()),
                "deploy",
                "db:pg://" + server.user() + "@" + uri.getHost() + ":" + uri.getPort() + "/" + database);
    }

    private List<String> left(String database) throws SQLException {
        try (Connection connection = server.connect(database)) {
            List<String> left = new ArrayList<>();
            List<String> tables = rows(
                    connection, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
            for (String table : tables) {
                left.add(table + " " + rows(connection, "SELECT * FROM " + table));
            }
            if (rows(connection, "SELECT to_regclass('sqitch.changes')").get(0).equals("sqitch.changes")) {
                left.addAll(rows(connection, "SELECT change, script_hash FROM sqitch.changes ORDER BY 1"));
                left.addAll(rows(connection, "SELECT event, change FROM sqitch.events ORDER BY 1, 2"));
            }
            return left;
        }
    }
}
