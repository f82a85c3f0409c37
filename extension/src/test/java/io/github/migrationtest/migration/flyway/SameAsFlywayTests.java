package io.github.migrationtest.migration.flyway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;
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
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken folders by Flyway, by us through flyway-core, and by us without it: each twice, on a database of its own. Two undo scripts of one
 * version, which plain Flyway passes over, are refused by us alone: we run them.
 */
class SameAsFlywayTests extends FlywayRuns {
    private static final String B = "CREATE TABLE b(a);\n";

    SameAsFlywayTests(@TempDir Path directory) throws IOException {
        super(directory);
    }

    /** Something that is done to a folder with one migration. */
    @FunctionalInterface
    interface Form {
        void make(Path folder) throws IOException;
    }

    static Stream<Arguments> forms() {
        Map<String, Form> all = new TreeMap<>(texts());
        all.putAll(names());
        all.putAll(settings());
        all.putAll(links());
        return all.entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    private static Map<String, Form> texts() {
        Map<String, Form> forms = new TreeMap<>();
        for (String placeholder :
                List.of("${nope}", "${nope", "${}", "${ }", "$nope", "${flyway:nope}", "$${nope}", "${a:b}")) {
            forms.put("the placeholder " + placeholder, is("INSERT INTO a VALUES ('" + placeholder + "');\n"));
            forms.put("in a comment the placeholder " + placeholder, is("-- " + placeholder + "\n" + B));
            forms.put("repeatable, the placeholder " + placeholder, named("R__b.sql", "-- " + placeholder + "\n" + B));
        }
        for (String end : List.of(
                "INSERT INTO a VALUES (1)",
                "INSERT INTO a VALUES (",
                "INSERT INTO a VALUES ('x);",
                "INSERT INTO a VALUES (\"x);",
                "INSERT INTO a VALUES (`x);",
                "INSERT INTO a VALUES ([x);",
                "/* x",
                "/* x;\n",
                "/* /* x */;\n",
                "*/",
                "-- x",
                ";;",
                ")",
                "(;\nSELECT 1;",
                "BEGIN",
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;")) {
            forms.put("ends with " + end.replace("\n", "|"), is(B + end));
        }
        forms.put("empty", is(""));
        forms.put("blank", is(" \n\n"));
        forms.put("a comment alone", is("-- nothing\n"));
        forms.put("a byte order mark", is("\uFEFF" + B));
        forms.put("a byte order mark alone", is("\uFEFF"));
        forms.put("a byte order mark on the second line", is("-- x\n\uFEFF" + B));
        forms.put("a byte order mark in a repeatable", named("R__b.sql", "\uFEFF" + B));
        forms.put("line ends of Windows", is("-- x\r\n" + B.replace("\n", "\r\n")));
        forms.put("line ends of the old Mac", is(B.replace("\n", "\r")));
        forms.put("Latin-1", is("INSERT INTO a VALUES ('\u00E9t\u00E9');\n", ISO_8859_1));
        forms.put("Latin-1 in a comment", is("-- \u00E9t\u00E9\n" + B, ISO_8859_1));
        forms.put("Latin-1 that ends a file", is(B + "-- \u00E9", ISO_8859_1));
        forms.put("Latin-1 in a file of another name", folder -> named("b.sql", "-- \u00E9", ISO_8859_1)
                .make(folder));
        forms.put("the character of replacement", is("INSERT INTO a VALUES ('\uFFFD');\n"));
        forms.put("a character of no text", is("INSERT INTO a VALUES ('x\u0000y');\n"));
        return forms;
    }

    private static Map<String, Form> names() {
        Map<String, Form> forms = new TreeMap<>();
        for (String name : List.of(
                "V2.sql",
                "V__b.sql",
                "V2_b.sql",
                "V2__.sql",
                "V2b__b.sql",
                "V2-1__b.sql",
                "V2_1__b.sql",
                "V2..1__b.sql",
                "V2.__b.sql",
                "V.2__b.sql",
                "V_2__b.sql",
                "V2___b.sql",
                "V2__b__c.sql",
                "V 2__b.sql",
                "V2 __b.sql",
                "V-2__b.sql",
                "V0__b.sql",
                "V1.0.0__b.sql",
                "V01__b.sql",
                "V0.9__b.sql",
                "V\u0662__b.sql",
                "V99999999999999999999__b.sql",
                "V2__" + "b".repeat(220) + ".sql",
                "V" + "2".repeat(60) + "__b.sql",
                "v2__b.sql",
                "V2__b.SQL",
                "V2__b.sql.sql",
                "V2__b.sql~",
                "V2__b.txt",
                ".V2__b.sql",
                "VV2__b.sql",
                "b.sql",
                ".sql",
                "R__.sql",
                "R_b.sql",
                "R.sql",
                "R2__b.sql",
                "r__b.sql",
                "R__a.sql",
                "U1__a.sql",
                "U1__other.sql",
                "U9__b.sql",
                "U__b.sql",
                "below/V2__b.sql",
                ".below/V2__b.sql",
                "V2__b.sql/V3__c.sql")) {
            forms.put("the name " + name, named(name, B));
        }
        forms.put("two with one version", both("V2__b.sql", "V2__c.sql"));
        forms.put("two with one version and name", both("V2__b.sql", "below/V2__b.sql"));
        forms.put("one version in two spellings", both("V2__b.sql", "V2.0__c.sql"));
        forms.put("a repeatable and a versioned of one description", both("V2__b.sql", "R__b.sql"));
        forms.put("two repeatables of one description", both("R__b.sql", "below/R__b.sql"));
        forms.put("two repeatables of one description in two spellings", both("R__b_c.sql", "R__b c.sql"));
        forms.put("two repeatables whose cases differ", both("R__b.sql", "R__B.sql"));
        return forms;
    }

    private static Map<String, Form> settings() {
        Map<String, Form> forms = new TreeMap<>();
        for (String said : List.of(
                "",
                "nope=true",
                "executeInTransaction",
                "executeInTransaction=",
                "executeInTransaction=nope",
                "executeInTransaction=false",
                "executeInTransaction:false",
                "executeInTransaction = FALSE ",
                "executeintransaction=false",
                "flyway.executeInTransaction=false",
                "# executeInTransaction=false",
                "executeInTransaction=false # why",
                "executeInTransaction=true\nexecuteInTransaction=false",
                "executeInTransaction=false\nexecuteInTransaction=true",
                "\uFEFFexecuteInTransaction=false",
                "executeInTransaction=false\r\n",
                "encoding=ISO-8859-1",
                "encoding=nope",
                "placeholderReplacement=false",
                "placeholderReplacement=nope",
                "shouldExecute=true",
                "placeholders.a=1",
                "placeholderPrefix=#{")) {
            forms.put(
                    "beside it " + said.replace("\n", "|").replace("\r", "CR").replace("\uFEFF", "BOM "),
                    beside("V2__b.sql", B + "CREATE TABL x;\n", said));
        }
        forms.put(
                "an encoding beside it",
                beside("V2__b.sql", B + "INSERT INTO b VALUES ('\u00E9');\n", "encoding=ISO-8859-1"));
        forms.put(
                "placeholders that are not replaced beside it",
                beside("V2__b.sql", B + "INSERT INTO b VALUES ('${nope}');\n", "placeholderReplacement=false"));
        forms.put(
                "placeholders that are not replaced beside a repeatable",
                beside("R__b.sql", B + "INSERT INTO b VALUES ('${nope}');\n", "placeholderReplacement=false"));
        forms.put("settings of no script", named("V2__b.sql.conf", "nope=true"));
        forms.put("settings that are a folder", folder -> {
            is(B).make(folder);
            Files.createDirectory(folder.resolve("V2__b.sql.conf"));
        });
        return forms;
    }

    private static Map<String, Form> links() {
        Map<String, Form> forms = new TreeMap<>();
        forms.put(
                "a link to a file elsewhere",
                folder -> Files.createSymbolicLink(
                        folder.resolve("V2__b.sql"), Files.writeString(folder.resolveSibling("b"), B)));
        forms.put("a link to a folder elsewhere", folder -> {
            named("elsewhere/V2__b.sql", B).make(requireNonNull(folder.getParent()));
            Files.createSymbolicLink(folder.resolve("below"), folder.resolveSibling("elsewhere"));
        });
        forms.put(
                "a link to nowhere",
                folder -> Files.createSymbolicLink(folder.resolve("V2__b.sql"), Path.of("nowhere")));
        forms.put(
                "a link to a folder with the name of a file",
                folder -> Files.createSymbolicLink(
                        folder.resolve("V2__b.sql"), Files.createDirectory(folder.resolveSibling("empty"))));
        forms.put("a link to its own folder", folder -> Files.createSymbolicLink(folder.resolve("below"), folder));
        forms.put(
                "a folder that is a link",
                folder -> Files.createSymbolicLink(folder, Files.move(folder, folder.resolveSibling("moved"))));
        return forms;
    }

    private static Form is(String text) {
        return named("V2__b.sql", text);
    }

    private static Form is(String text, Charset charset) {
        return named("V2__b.sql", text, charset);
    }

    private static Form named(String name, String text) {
        return named(name, text, UTF_8);
    }

    private static Form named(String name, String text, Charset charset) {
        return folder -> {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, charset);
        };
    }

    private static Form both(String first, String second) {
        return folder -> {
            named(first, B).make(folder);
            named(second, "CREATE TABLE c(a);\n").make(folder);
        };
    }

    private static Form beside(String name, String text, String settings) {
        return folder -> {
            named(name, text, settings.equals("encoding=ISO-8859-1") ? ISO_8859_1 : UTF_8)
                    .make(folder);
            named(name + ".conf", settings).make(folder);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void leavesTheSame(String name, Form form) throws Exception {
        write("V1__a.sql", "CREATE TABLE a(a);\n");
        form.make(scratch.folder());
        List<String> theirs = new ArrayList<>(flyways());
        MigrationFolder folder;
        try {
            folder = open();
        } catch (MigrationFolderException e) {
            assertThat(theirs).as(e.getMessage()).startsWith("refused");
            return;
        }
        theirs.addAll(flyways());

        assertThat(twice(folder, true)).as("through flyway-core").isEqualTo(theirs);
        assertThat(twice(folder, false)).as("without flyway-core").isEqualTo(theirs);
    }

    @Test
    void leavesTheSameWhereJavaFails() throws Exception {
        MigrationFolder folder = MigrationTools.open(
                FolderSettings.of(
                        Path.of(SameAsFlywayTests.class.getResource("broken").toURI())),
                Optional.of("flyway"));
        List<String> theirs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            theirs.addAll(flyways("classpath:io/github/migrationtest/migration/flyway/broken"));
        }

        assertThat(twice(folder, true)).isEqualTo(theirs).contains("refused");
    }

    private List<String> twice(MigrationFolder folder, boolean withLibrary) throws SQLException {
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String database = withLibrary ? "core" : "ours";
            states.add(migrates(folder, database, withLibrary) ? "migrated" : "refused");
            states.addAll(stateOf(database));
        }
        return states;
    }

    private boolean migrates(MigrationFolder folder, String database, boolean withLibrary) throws SQLException {
        try (Connection connection = connect(database)) {
            if (withLibrary) {
                apply(folder, database, folder.pending(connection));
            } else {
                Scratch.up(folder, connection);
            }
            return true;
        } catch (MigrationFailedException e) {
            return false;
        }
    }

    private List<String> flyways() throws SQLException {
        return flyways("filesystem:" + scratch.folder());
    }

    private List<String> flyways(String location) throws SQLException {
        boolean well = true;
        try {
            Flyway.configure()
                    .dataSource(scratch.url("flyway"), null, null)
                    .locations(location)
                    .load()
                    .migrate();
        } catch (FlywayException | UnsupportedCharsetException e) {
            well = false;
        }
        List<String> state = new ArrayList<>(List.of(well ? "migrated" : "refused"));
        state.addAll(stateOf("flyway"));
        return state;
    }

    /** A history table that is empty is not there. */
    private List<String> stateOf(String database) throws SQLException {
        List<String> state = state(database);
        return state.stream().anyMatch(row -> row.startsWith("1|")) ? state : List.of();
    }
}
