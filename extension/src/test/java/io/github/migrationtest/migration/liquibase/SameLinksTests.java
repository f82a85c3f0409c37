package io.github.migrationtest.migration.liquibase;

import static io.github.migrationtest.migration.Scratch.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Links in the folder of a change log, in what it includes and in its scripts, each beside Liquibase on the same folder. */
class SameLinksTests {
    private static final String INCLUDE = """
            databaseChangeLog:
              - changeSet: { id: 1, author: ada, changes: [ { sql: { sql: create table one (a int) } } ] }
              - include: { file: %s, relativeToChangelogFile: true }
            """;
    private static final String INCLUDE_ALL = INCLUDE.replace("include: { file", "includeAll: { path");
    private static final String SQL_FILE = INCLUDE.replace(
                    "include: { file: %s", "changeSet: { id: 2, author: ada, changes: [ { sqlFile: { path: %s")
            .replace("true }", "true } } ] }");
    private static final String TWO = "--liquibase formatted sql\n--changeset ada:2\ncreate table two (a int);\n";

    private static final String NOT_READ =
            "Liquibase cannot read the change log DIRECTORY/migrations/changelog.yaml: Error parsing changelog.yaml : ";
    private static final String NOT_FOUND = """
            The file two.sql was not found in the configured search path:
                - DIRECTORY/migrations
            More locations can be added with the 'searchPath' parameter.""";
    private static final String NOT_VALID =
            "Liquibase stopped: Validation Failed:\n     1 changes have validation failures\n          " + NOT_FOUND
                    + ", changelog.yaml::2::ada";
    private static final String LEADS_NOWHERE = "\nDIRECTORY/migrations/two.sql is a link that leads nowhere.";

    private static final Map<String, String> MESSAGES = Map.of(
            "include of a link to nowhere",
            NOT_READ + NOT_FOUND + LEADS_NOWHERE,
            "include of a link to itself",
            NOT_READ + NOT_FOUND + LEADS_NOWHERE,
            "include of a link to a folder",
            NOT_READ + "java.io.FileNotFoundException: DIRECTORY/migrations/two.sql is a directory",
            "include of a link to the change log itself",
            "Liquibase comes to no end with the change log DIRECTORY/migrations/changelog.yaml (StackOverflowError): a file of"
                    + " it includes itself, by way of others, or by a link that leads back to it. Take that include out.",
            "sqlFile of a link to nowhere",
            NOT_VALID + LEADS_NOWHERE,
            "sqlFile of a link to itself",
            NOT_VALID + LEADS_NOWHERE,
            "sqlFile of a link to a folder",
            "Liquibase stopped: java.lang.RuntimeException: liquibase.exception.UnexpectedLiquibaseException:"
                    + " java.io.FileNotFoundException: DIRECTORY/migrations/two.sql is a directory",
            "includeAll of a folder with a link to itself",
            NOT_READ + "Could not find/read changelogs from parts directory\n"
                    + "java.nio.file.FileSystemLoopException: DIRECTORY/migrations/parts/more",
            "includeAll of a link to nowhere",
            NOT_READ
                    + "Could not find directory, directory was empty, or no changelogs matched the provided search criteria"
                    + " for includeAll 'parts'\nDIRECTORY/migrations/parts is a link that leads nowhere.");

    private final Scratch scratch;

    SameLinksTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    /** What is made in a folder; {@code outside} is a directory beside it. */
    @FunctionalInterface
    interface Form {
        void make(Path folder, Path outside) throws IOException;
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target);
    }

    static Map<String, Form> forms() {
        Map<String, Form> forms = new TreeMap<>();
        for (String[] way : new String[][] {{"include", INCLUDE}, {"sqlFile", SQL_FILE}}) {
            forms.put(way[0] + " of a link to a file of the folder", (folder, outside) -> {
                write(folder.resolve("changelog.yaml"), way[1].formatted("two.sql"));
                write(folder.resolve("parts/b.sql"), TWO);
                link(folder.resolve("two.sql"), Path.of("parts/b.sql"));
            });
            forms.put(way[0] + " of a link to a file elsewhere", (folder, outside) -> {
                write(folder.resolve("changelog.yaml"), way[1].formatted("two.sql"));
                link(folder.resolve("two.sql"), write(outside.resolve("b.sql"), TWO));
            });
            forms.put(way[0] + " through a link to a folder elsewhere", (folder, outside) -> {
                write(folder.resolve("changelog.yaml"), way[1].formatted("parts/b.sql"));
                write(outside.resolve("b.sql"), TWO);
                link(folder.resolve("parts"), outside);
            });
            forms.put(way[0] + " of a link to nowhere", (folder, outside) -> {
                write(folder.resolve("changelog.yaml"), way[1].formatted("two.sql"));
                link(folder.resolve("two.sql"), Path.of("nowhere.sql"));
            });
            forms.put(way[0] + " of a link to itself", (folder, outside) -> {
                write(folder.resolve("changelog.yaml"), way[1].formatted("two.sql"));
                link(folder.resolve("two.sql"), Path.of("two.sql"));
            });
            forms.put(way[0] + " of a link to a folder", (folder, outside) -> {
                write(folder.resolve("changelog.yaml"), way[1].formatted("two.sql"));
                link(folder.resolve("two.sql"), outside);
            });
            forms.put(way[0] + " of what is not in the folder", (folder, outside) -> {
                write(folder.resolve("changelog.yaml"), way[1].formatted("../outside/b.sql"));
                write(outside.resolve("b.sql"), TWO);
            });
        }
        forms.put("include of a link to the change log itself", (folder, outside) -> {
            write(folder.resolve("changelog.yaml"), INCLUDE.formatted("two.yaml"));
            link(folder.resolve("two.yaml"), Path.of("changelog.yaml"));
        });
        forms.put("includeAll of a folder with a link to a file elsewhere", (folder, outside) -> {
            write(folder.resolve("changelog.yaml"), INCLUDE_ALL.formatted("parts"));
            link(folder.resolve("parts/two.sql"), write(outside.resolve("b.sql"), TWO));
        });
        forms.put("includeAll of a folder with a link to nowhere", (folder, outside) -> {
            write(folder.resolve("changelog.yaml"), INCLUDE_ALL.formatted("parts"));
            write(folder.resolve("parts/a.sql"), TWO);
            link(folder.resolve("parts/two.sql"), Path.of("nowhere.sql"));
        });
        forms.put("includeAll of a folder with a link to a folder elsewhere", (folder, outside) -> {
            write(folder.resolve("changelog.yaml"), INCLUDE_ALL.formatted("parts"));
            write(folder.resolve("parts/a.sql"), TWO);
            write(outside.resolve("b.sql"), TWO.replace("two", "three").replace(":2", ":3"));
            link(folder.resolve("parts/more"), outside);
        });
        forms.put("includeAll of a folder with a link to itself", (folder, outside) -> {
            write(folder.resolve("changelog.yaml"), INCLUDE_ALL.formatted("parts"));
            write(folder.resolve("parts/a.sql"), TWO);
            link(folder.resolve("parts/more"), folder.resolve("parts"));
        });
        forms.put("includeAll of a link to a folder elsewhere", (folder, outside) -> {
            write(folder.resolve("changelog.yaml"), INCLUDE_ALL.formatted("parts"));
            write(outside.resolve("b.sql"), TWO);
            link(folder.resolve("parts"), outside);
        });
        forms.put("includeAll of a link to nowhere", (folder, outside) -> {
            write(folder.resolve("changelog.yaml"), INCLUDE_ALL.formatted("parts"));
            link(folder.resolve("parts"), Path.of("nowhere"));
        });
        forms.put("a change log that is a link", (folder, outside) -> {
            write(outside.resolve("b.yaml"), INCLUDE.formatted("two.sql"));
            write(folder.resolve("two.sql"), TWO);
            write(outside.resolve("two.sql"), TWO.replace("two", "other"));
            link(folder.resolve("changelog.yaml"), outside.resolve("b.yaml"));
        });
        forms.put("a folder that is a link", (folder, outside) -> {
            write(outside.resolve("changelog.yaml"), INCLUDE.formatted("two.sql"));
            write(outside.resolve("two.sql"), TWO);
            Files.delete(folder);
            link(folder, outside);
        });
        return forms;
    }

    static Stream<Arguments> named() {
        return forms().entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void followsOrRefusesThemAsLiquibaseDoes(String name, Form form) throws Exception {
        form.make(scratch.folder(), Files.createDirectories(scratch.directory().resolve("outside")));

        Outcome theirs = byLiquibase();
        Outcome ours = byUs();

        assertThat(ours.left()).as(ours.failure()).isEqualTo(theirs.left());
        assertThat(ours.failure().isEmpty())
                .as(ours.failure())
                .isEqualTo(theirs.failure().isEmpty());
        assertThat(ours.failure().replace(scratch.directory().toString(), "DIRECTORY"))
                .isEqualTo(MESSAGES.getOrDefault(name, ""));
    }

    /** What is in a database, and why not more; empty where all is well. */
    private record Outcome(List<String> left, String failure) {}

    private Outcome byLiquibase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(scratch.url("theirs"))) {
            String failure = "";
            try {
                ResourceAccessor files = new DirectoryResourceAccessor(scratch.folder());
                LiquibaseScope.in(files, () -> {
                    Liquibase liquibase = new Liquibase(
                            "changelog.yaml",
                            files,
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
                    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                    liquibase.update(new Contexts(), new LabelExpression());
                    return true;
                });
            } catch (LiquibaseException | IOException | RuntimeException | StackOverflowError e) {
                failure = e.toString();
            }
            return new Outcome(left(connection), failure);
        }
    }

    private Outcome byUs() throws SQLException {
        try (Connection connection = DriverManager.getConnection(scratch.url("ours"))) {
            String failure = "";
            try {
                MigrationFolder folder =
                        MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("liquibase"));
                Scratch.up(folder, connection);
            } catch (MigrationFolderException | MigrationFailedException e) {
                failure = String.valueOf(e.getMessage());
            }
            return new Outcome(left(connection), failure);
        }
    }

    private static List<String> left(Connection connection) throws SQLException {
        List<String> left = new ArrayList<>(Scratch.tables(connection));
        left.remove("DATABASECHANGELOGLOCK");
        if (left.contains("DATABASECHANGELOG")) {
            left.addAll(rows(connection, "SELECT ID, FILENAME, MD5SUM FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED"));
        }
        return left;
    }
}
