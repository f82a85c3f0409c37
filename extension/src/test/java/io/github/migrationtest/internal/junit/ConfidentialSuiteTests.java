package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A suite on a copy of a thousand marked values: all that anybody can see of its run has none of them. */
class ConfidentialSuiteTests {
    private static final String MARK = "marked-";
    private static final int ROWS = 500;

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void showsNoValueOfARow(DatabaseKind kind) throws Exception {
        if (kind != DatabaseKind.SQLITE) {
            EmbeddedServer.assumeThere(kind);
        }
        String output = run(kind, List.of());

        assertThat(output)
                .contains(
                        "rows lost",
                        "#",
                        "MigrationFailedException",
                        "keptEveryRow",
                        "AssertionError",
                        "finished insertsADuplicate");
        assertThat(failures(output)).as(output).isGreaterThanOrEqualTo(15);
        assertThat(output.lines().filter(line -> line.contains(MARK))).isEmpty();
        Path reports = base.resolve("databases");
        assertThat(reports.resolve("findings.json")).exists();
        assertThat(reports.resolve("report.md")).exists();
        // Copies go with the run: what is left is for people to read.
        assertThat(filesWith(reports, MARK)).isEmpty();
        assertThat(filesWith(base.resolve("junit"), MARK)).isEmpty();
        assertThat(reports()).allSatisfy(report -> assertThat(report)
                .contains("rows lost", "MigrationFailedException", "AssertionError")
                .contains("printed beside them", "published beside them"));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void showsThemWhereTheUserAsks(DatabaseKind kind) throws Exception {
        if (kind != DatabaseKind.SQLITE) {
            EmbeddedServer.assumeThere(kind);
        }
        List<String> shown = run(kind, List.of("-Dmigrationtest.show-values=true", "-Dmigrationtest.keep-copies=true"))
                .lines()
                .filter(line -> line.contains(MARK))
                .toList();

        assertThat(shown).anySatisfy(line -> assertThat(line).contains("rows lost: email " + MARK));
        assertThat(reports()).allSatisfy(report -> assertThat(report).contains("rows lost: email " + MARK));
        assertThat(kept()).isNotEmpty().noneMatch(name -> name.contains(MARK));
        if (kind == DatabaseKind.POSTGRESQL) {
            assertThat(shown).anySatisfy(line -> assertThat(line).contains("Detail: Key (name)=(" + MARK));
        } else if (kind != DatabaseKind.SQLITE) {
            assertThat(shown).anySatisfy(line -> assertThat(line).contains("Duplicate entry '" + MARK));
        }
    }

    /** The files of a folder that have a text in their path or in what they hold. */
    private static List<Path> filesWith(Path folder, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().contains(text)
                        || Files.isRegularFile(file)
                                && Files.readString(file, StandardCharsets.ISO_8859_1)
                                        .contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** What JUnit writes of the run: the XML that build servers read, and that of Open Test Reporting. */
    private List<String> reports() throws IOException {
        Path folder = base.resolve("junit");
        return List.of(
                Files.readString(folder.resolve("TEST-junit-jupiter.xml")),
                Files.readString(folder.resolve("open-test-report.xml")));
    }

    /** The names of everything that failed tests have kept; what is in it is the copy itself. */
    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.walk(base.resolve("databases/kept"))) {
            return files.map(file -> base.relativize(file).toString()).toList();
        }
    }

    private static long failures(String output) {
        return output.lines()
                .filter(line -> line.startsWith("finished") && line.contains("status = FAILED"))
                .count();
    }

    private String run(DatabaseKind kind, List<String> options) throws IOException, InterruptedException {
        Path migrations = migrations(kind);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ChildJvm.CLASS_PATH,
                "-Dmigrationtest.database=" + kind,
                "-Dmigrationtest.directory=" + base.resolve("databases"),
                "-Dmigrationtest.copy-of=" + dump(kind),
                "-Djunit.platform.reporting.output.dir=" + base.resolve("junit"),
                "-Djunit.platform.reporting.open.xml.enabled=true",
                "-Djunit.platform.output.capture.stdout=true",
                "-Djunit.platform.output.capture.stderr=true"));
        if (kind != DatabaseKind.SQLITE) {
            command.add("-Dmigrationtest." + kind.name().toLowerCase(java.util.Locale.ROOT) + ".from=embedded");
        }
        command.addAll(options);
        command.add(ConfidentialRun.class.getName());
        Path printed = base.resolve("printed");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().put("MIGRATION_TEST_CONFIDENTIAL", migrations.toString());
        Process process = builder.start();
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(printed);
    }

    private Path migrations(DatabaseKind kind) throws IOException {
        Path migrations = Files.createDirectories(base.resolve("migrations"));
        write(migrations, "losing", """
            create table people_2 (email varchar(100) primary key, name varchar(100));
            insert into people_2 select email, name from people where email not like '%9@%';
            drop table people;
            alter table people_2 rename to people;
            """);
        write(migrations, "refused", "create unique index only_once on copies (name);\n");
        write(
                migrations,
                "changing",
                switch (kind) {
                    case SQLITE, POSTGRESQL -> """
                        create table people_2 (email varchar(100) primary key, name varchar(100));
                        insert into people_2 select email, upper(substr(name, 1, 9)) from people;
                        drop table people;
                        alter table people_2 rename to people;
                        """;
                    case MYSQL, MARIADB -> """
                        create table people_2 (email varchar(100) primary key, name varchar(100));
                        insert into people_2 select email, reverse(name) from people;
                        drop table people;
                        alter table people_2 rename to people;
                        """;
                });
        return migrations;
    }

    private static void write(Path migrations, String folder, String script) throws IOException {
        Files.createDirectories(migrations.resolve(folder));
        Files.writeString(migrations.resolve(folder).resolve("1_changes.up.sql"), script);
    }

    private Path dump(DatabaseKind kind) throws IOException {
        StringBuilder dump = new StringBuilder(kind == DatabaseKind.SQLITE ? "BEGIN TRANSACTION;\n" : "");
        dump.append("create table people (email varchar(100) primary key, name varchar(100));\n");
        dump.append("create table copies (name varchar(100));\n");
        for (int i = 0; i < ROWS; i++) {
            dump.append("INSERT INTO people VALUES ('%s%d@example.org', '%sname-%d');\n".formatted(MARK, i, MARK, i));
            dump.append("INSERT INTO copies VALUES ('%sname-%d');\n".formatted(MARK, i % 400));
        }
        return Files.writeString(base.resolve("copy.sql"), dump + (kind == DatabaseKind.SQLITE ? "COMMIT;\n" : ""));
    }
}
