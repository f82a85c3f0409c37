package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationToolsTests {
    private final Path directory;

    MigrationToolsTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "V1__a.sql, flyway",
        "sub/V1__a.sql, flyway",
        "R__view.sql, flyway",
        "000001_a.up.sql, golang-migrate",
        "30_a.up..sql, golang-migrate"
    })
    void recognisesAToolByItsFiles(String file, String tool) throws IOException {
        write(file, "CREATE TABLE a (id)");

        assertThat(open(Optional.empty()).tool()).isEqualTo(tool);
    }

    @Test
    void recognisesDrizzleByItsJournal() throws IOException {
        write("0000_a.sql", "CREATE TABLE a (id)");
        write("meta/_journal.json", "{\"dialect\":\"sqlite\",\"entries\":[{\"when\":1,\"tag\":\"0000_a\"}]}");

        assertThat(open(Optional.empty()).tool()).isEqualTo("drizzle");
    }

    @Test
    void saysThatThereIsNoFolder() {
        Path missing = directory.resolve("missing");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> MigrationTools.open(FolderSettings.of(missing), Optional.empty()))
                .withMessage("There is no migrations folder %s. Name one that exists with `migrations`.", missing);
    }

    @Test
    void saysThatTheFolderIsAFile() throws IOException {
        write("V1__a.sql", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(
                        () -> MigrationTools.open(FolderSettings.of(directory.resolve("V1__a.sql")), Optional.empty()))
                .withMessage(
                        "The migrations folder is a file: %s. Name the folder that it is in.",
                        directory.resolve("V1__a.sql"));
    }

    @Test
    void saysThatTheFolderIsEmpty() {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessage(
                        "The migrations folder %s is empty. Name the folder that has the migrations with `migrations`.",
                        directory);
    }

    @Test
    void listsWhatItFoundAndWhatItWouldRecognise() throws IOException {
        for (int i = 10; i < 22; i++) {
            write("file" + i + ".txt", "");
        }

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageStartingWith("""
                        The folder %s is of no known form. It has file10.txt, file11.txt, file12.txt, file13.txt, \
                        file14.txt, file15.txt, file16.txt, file17.txt, file18.txt, file19.txt and 2 more. \
                        Recognised would be:
                        """, directory)
                .withMessageContainingAll(
                        "\n  drizzle: meta/_journal.json and the <tag>.sql files that it lists, or"
                                + " <14 digits>_<name>/migration.sql with snapshot.json\n",
                        "\n  flyway: V<version>__<description>.sql, also in sub-folders; U<version>__... to go back,"
                                + " R__<description>.sql\n",
                        "\n  golang-migrate: <number>_<name>.up.sql and, to go back, <number>_<name>.down.sql\n")
                .withMessageEndingWith(
                        "\nName the folder that has the migrations with `migrations`, or their tool with `tool`.");
    }

    @Test
    void asksWhichOfSeveralToolsItIs() throws IOException {
        write("V1__a.sql", "");
        write("1_a.up.sql", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessage(
                        "The folder %s could be one of several tools: flyway, golang-migrate."
                                + " Say which with `tool = \"flyway\"`.",
                        directory);
        assertThat(open(Optional.of("golang-migrate")).tool()).isEqualTo("golang-migrate");
    }

    @Test
    void listsTheToolsWhenOneIsNamedThatItDoesNotKnow() throws IOException {
        write("V1__a.sql", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Optional.of("alembic")))
                .withMessageMatching(
                        "tool = \"alembic\" names no tool that is known\\. Known are ([a-z-]+, )*drizzle, ([a-z-]+, )*[a-z-]+\\.");
    }

    @Test
    void findsTheFoldersInConventionalPlaces() throws IOException {
        write("drizzle/meta/_journal.json", "{}");
        write("src/main/resources/db/migration/V1__a.sql", "");
        write("migrations/readme.txt", "");

        assertThat(MigrationTools.candidates(directory))
                .containsExactlyInAnyOrder(
                        directory.resolve("drizzle"), directory.resolve("src/main/resources/db/migration"));
    }

    private MigrationFolder open(Optional<String> tool) {
        return MigrationTools.open(FolderSettings.of(directory), tool);
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
