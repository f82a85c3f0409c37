package io.github.migrationtest.migration.sqitch;

import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken projects by the sqitch of this machine and by us: deployed, and reverted. It takes its time to start: a few of them, all with {@code
 * -Dmigrationtest.every-form=true}.
 */
class SameAsSqitchTests {
    private static final String SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%sqitch%'";
    private static final String PLANNED = " 2020-01-01T10:00:00Z Ada <ada@example.org>\n";
    private static final String HEAD = "%syntax-version=1.0.0\n%project=hotel\n\n";
    private static final String A = "a" + PLANNED;

    private static final Set<String> FEW = Set.of(
            "a plan with a byte order mark",
            "an unknown dependency",
            "deploy: a comment that nothing closes",
            "revert: missing");

    /** Told before anything starts, where sqitch deploys what stands before it and reverts that. */
    private static final Set<String> SEEN_BEFORE = Set.of(
            "deploy: a file that is not there",
            "deploy: a folder",
            "deploy: a link to nowhere",
            "deploy: missing",
            "one name twice and a tag between");

    private final Scratch scratch;
    private final RealSqitch sqitch;
    private final Path theirs;
    private final Path ours;

    SameAsSqitchTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        sqitch = RealSqitch.of(scratch.folder(), "DBD::SQLite");
        theirs = Files.createDirectories(directory.resolve("theirs")).resolve("hotel.db");
        ours = Files.createDirectories(directory.resolve("ours")).resolve("hotel.db");
    }

    /** Something that is done to a project of two changes. */
    @FunctionalInterface
    interface Form {
        void make(Path folder) throws IOException;
    }

    static Stream<Arguments> forms() {
        Map<String, Form> all = new TreeMap<>(plans());
        all.putAll(scripts());
        return all.entrySet().stream()
                .filter(form -> Boolean.getBoolean("migrationtest.every-form") || FEW.contains(form.getKey()))
                .map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    private static Map<String, Form> plans() {
        Map<String, Form> forms = new TreeMap<>();
        Map.of(
                        "a line that is none", "b nonsense\n",
                        "no planner", "b 2020-01-02T10:00:00Z\n",
                        "one name twice", A,
                        "one name twice and a tag between", "@v1" + PLANNED + A,
                        "an unknown dependency", "b [nope]" + PLANNED,
                        "a dependency on itself", "b [b]" + PLANNED,
                        "a dependency on another project", "b [other:x]" + PLANNED,
                        "a dependency on what it conflicts with", "b [a !a]" + PLANNED,
                        "a conflict", "b [!a]" + PLANNED)
                .forEach((name, line) -> forms.put(name, plan(HEAD + A + line)));
        Map.of(
                        "an unknown tag", "b [@nope]" + PLANNED,
                        "a reserved name", "HEAD" + PLANNED,
                        "a name that ends with a dash", "b-" + PLANNED,
                        "a change that is taken out", "-b" + PLANNED,
                        "a pragma between changes", "%uri=x\nb" + PLANNED,
                        "one tag twice", "@v1" + PLANNED + "b" + PLANNED + "@v1" + PLANNED,
                        "a day that is none", "b 2020-02-30T10:00:00Z Ada <ada@example.org>\n",
                        "blank lines", "\n \n\t\nb" + PLANNED)
                .forEach((name, line) -> forms.put(name, plan(HEAD + A + line)));
        forms.put("a tag first", plan(HEAD + "@v1" + PLANNED + A));
        forms.put("a circle", plan(HEAD + "a [b]" + PLANNED + "b [a]" + PLANNED));
        forms.put("no project", plan("%syntax-version=1.0.0\n\n" + A));
        forms.put("an unknown pragma", plan("%nope=1\n" + HEAD + A));
        forms.put("a pragma that is none", plan("nope\n" + HEAD + A));
        forms.put("another syntax", plan(HEAD.replace("1.0.0", "9.9.9") + A));
        forms.put("no blank line", plan(HEAD.strip() + "\n" + A));
        forms.put("no changes", plan(HEAD));
        forms.put("an empty plan", plan(""));
        forms.put("no plan", folder -> Files.delete(folder.resolve("sqitch.plan")));
        forms.put("a plan without its last line end", plan((HEAD + A).strip()));
        forms.put("a plan with line ends of Windows", plan((HEAD + A + "b" + PLANNED).replace("\n", "\r\n")));
        forms.put("a plan with a byte order mark", plan("\uFEFF" + HEAD + A));
        forms.put("Latin-1 in a note", write("sqitch.plan", HEAD + A.strip() + " # \u00E9t\u00E9\n", ISO_8859_1));
        return forms;
    }

    private static Map<String, Form> scripts() {
        Map<String, Form> forms = new TreeMap<>();
        Map.of(
                        "empty", "",
                        "a comment alone", "-- b\n",
                        "a byte order mark", "\uFEFFCREATE TABLE b (id INT);\n",
                        "line ends of Windows", "-- b\r\nCREATE TABLE b (id INT);\r\n",
                        "an unfinished statement", "CREATE TABLE b (id INT);\nINSERT INTO b VALUES (\n",
                        "no last semicolon", "CREATE TABLE b (id INT)",
                        "a quote that nothing closes", "CREATE TABLE b (id INT);\nINSERT INTO b VALUES ('x);\n",
                        "a comment that nothing closes", "CREATE TABLE b (id INT);\n/* x\n",
                        "a comment that nothing closes, with a semicolon", "CREATE TABLE b (id INT);\n/* x;\n",
                        "a transaction that nothing ends", "BEGIN;\nCREATE TABLE b (id INT);\n")
                .forEach((name, text) -> forms.put("deploy: " + name, write("deploy/b.sql", text, UTF_8)));
        forms.put(
                "deploy: a file that is not there",
                write("deploy/b.sql", "CREATE TABLE b (id INT);\n.read nope.sql\n", UTF_8));
        forms.put(
                "deploy: Latin-1 in a comment",
                write("deploy/b.sql", "-- \u00E9\nCREATE TABLE b (id INT);\n", ISO_8859_1));
        forms.put(
                "deploy: a statement that fails",
                write("deploy/b.sql", "CREATE TABLE b (id INT);\nCREATE TABL c;\n", UTF_8));
        forms.put("revert: empty", write("revert/b.sql", "", UTF_8));
        forms.put("revert: a statement that fails", write("revert/b.sql", "DROP TABLE b;\nDROP TABLE nope;\n", UTF_8));
        for (String kind : List.of("deploy", "revert", "verify")) {
            forms.put(kind + ": missing", folder -> Files.delete(folder.resolve(kind + "/b.sql")));
            forms.put(kind + ": a link to nowhere", folder -> {
                Files.delete(folder.resolve(kind + "/b.sql"));
                Files.createSymbolicLink(folder.resolve(kind + "/b.sql"), Path.of("nowhere"));
            });
        }
        forms.put("deploy: a folder", folder -> {
            Files.delete(folder.resolve("deploy/b.sql"));
            Files.createDirectory(folder.resolve("deploy/b.sql"));
        });
        forms.put("two scripts that are the same", folder -> {
            Files.writeString(folder.resolve("deploy/a.sql"), "SELECT 1;\n");
            Files.writeString(folder.resolve("deploy/b.sql"), "SELECT 1;\n");
        });
        return forms;
    }

    private static Form plan(String text) {
        return write("sqitch.plan", text, UTF_8);
    }

    private static Form write(String file, String text, Charset charset) {
        return folder -> Files.writeString(folder.resolve(file), text, charset);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void leavesTheSame(String name, Form form) throws Exception {
        scratch.write(
                        "sqitch.conf",
                        "[core]\n\tengine = sqlite\n[user]\n\tname = Ada\n\temail = ada@example.org\n[deploy]\n\tverify = true\n")
                .write("sqitch.plan", HEAD + A + "b" + PLANNED);
        for (String change : List.of("a", "b")) {
            scratch.write("deploy/" + change + ".sql", "CREATE TABLE " + change + " (id INT);\n")
                    .write("revert/" + change + ".sql", "DROP TABLE " + change + ";\n")
                    .write("verify/" + change + ".sql", "SELECT 1;\n");
        }
        form.make(scratch.folder());
        List<String> expected = new ArrayList<>(theirs("deploy"));
        MigrationFolder folder;
        try {
            folder = MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("sqitch"));
        } catch (MigrationFolderException e) {
            assertThat(expected.get(0)).as(e.getMessage()).isEqualTo("refused");
            return;
        }
        List<String> found = new ArrayList<>(ours(folder, true));
        if (SEEN_BEFORE.contains(name)) {
            assertThat(found).containsExactly("refused").isEqualTo(expected.subList(0, 1));
            return;
        }
        if (!state(theirs).isEmpty()) {
            expected.addAll(theirs("revert"));
            found.addAll(ours(folder, false));
        }

        assertThat(found).isEqualTo(expected);
    }

    private List<String> theirs(String command) throws IOException, SQLException {
        List<String> arguments = new ArrayList<>(List.of(command, "db:sqlite:" + theirs));
        if (command.equals("revert")) {
            arguments.add("-y");
        }
        String said = sqitch.run(Map.of(), arguments.toArray(String[]::new));
        return outcome(said.startsWith("0\n"), theirs);
    }

    private List<String> ours(MigrationFolder folder, boolean forward) throws SQLException {
        boolean well = true;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ours)) {
            if (forward) {
                up(folder, connection);
            } else {
                List<Migration> applied = new ArrayList<>(folder.applied(connection));
                Collections.reverse(applied);
                folder.takeBack(connection, folder.runtimes().get(0), applied, RunObserver.none());
            }
        } catch (MigrationFailedException | NoWayBackException e) {
            well = false;
        }
        return outcome(well, ours);
    }

    private static List<String> outcome(boolean well, Path database) throws SQLException {
        List<String> outcome = new ArrayList<>(List.of(well ? "well" : "refused"));
        outcome.addAll(state(database));
        return outcome;
    }

    /** Schema and what is deployed; a registry in which nothing is is not there. */
    private static List<String> state(Path database) throws SQLException {
        List<String> state = new ArrayList<>();
        for (Path file : List.of(database, database.resolveSibling("sqitch.db"))) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                List<String> tables = Scratch.tables(connection);
                String prefix = tables.contains("sqitch.changes") ? "sqitch." : "";
                if (tables.contains(prefix + "changes")) {
                    RealSqitch.registry(connection, prefix, "\"").stream()
                            .filter(row -> !row.startsWith("releases") && !row.startsWith("projects"))
                            .forEach(state::add);
                }
                if (file.equals(database)) {
                    state.addAll(rows(connection, SCHEMA));
                }
            }
        }
        Collections.sort(state);
        return state;
    }
}
