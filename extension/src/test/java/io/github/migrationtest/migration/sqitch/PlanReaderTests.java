package io.github.migrationtest.migration.sqitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.migration.MigrationFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors are those of {@code App::Sqitch::Plan}, word by word where it has a line for them. */
class PlanReaderTests {
    private static final String HEAD = "%syntax-version=1.0.0\n%project=hotel\n\n";
    private static final String BY = " 2020-01-01T10:00:00Z Ada <ada@example.org>";

    private final Path file;

    PlanReaderTests(@TempDir Path directory) {
        file = directory.resolve("sqitch.plan");
    }

    private SqitchPlan read(String text) throws IOException {
        Files.writeString(file, text);
        return PlanReader.read(file);
    }

    @Test
    void readsWhatALineSays() throws IOException {
        SqitchPlan plan = read("""
                # a plan
                %project=hotel
                %uri = https://example.org/ # where

                  +app/rooms  [a:b@c !d]2020-01-01T10:00:00Z Ada  King <a@b.c>   # one\\ntwo \\\\ \r
                """);

        assertThat(plan.project()).isEqualTo("hotel");
        assertThat(plan.uri()).contains("https://example.org/");
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.name()).isEqualTo("app/rooms");
            assertThat(change.line()).isEqualTo(5);
            assertThat(change.requires()).extracting(one -> one.text("hotel")).containsExactly("a:b@c");
            assertThat(change.conflicts()).extracting(one -> one.text("hotel")).containsExactly("d");
            assertThat(change.planned())
                    .isEqualTo(new Planned("2020-01-01T10:00:00Z", "Ada  King", "a@b.c", "one\ntwo \\"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-rooms%1 BY           | 4 | Invalid name; RULE",
                "rooms                 | 4 | Missing timestamp and planner name and email",
                "rooms Ada <a@b.c>     | 4 | Missing timestamp",
                "rooms 2020-01-01T10:00:00Z | 4 | Missing planner name and email",
                "ro:oms BY             | 4 | Invalid name; RULE",
                "_rooms- BY            | 4 | Invalid name; RULE",
                "rooms~3 BY            | 4 | Invalid name; RULE",
                "HEAD BY               | 4 | \"HEAD\" is a reserved name",
                "rooms BY/@ROOT BY     | 5 | \"@ROOT\" is a reserved name",
                "0123456789abcdef0123456789abcdef01234567 BY | 4 | \"0123456789abcdef0123456789abcdef01234567\" is invalid because it could be confused with a SHA1 ID",
                "rooms 2020-13-01T10:00:00Z Ada <a@b.c> | 4 | There is no time \"2020-13-01T10:00:00Z\"",
                "rooms BY/@a~b BY/@a~b BY | 6 | Tag \"a~b\" duplicates earlier declaration on line 5",
                "@v1 BY                | 4 | Tag \"v1\" declared without a preceding change",
                "rooms BY/@v1 [rooms] BY | 5 | Tags may not specify dependencies",
                "rooms BY/guests BY/rooms BY | 6 | Change \"rooms\" duplicates earlier declaration on line 4",
                "rooms [:b] BY         | 4 | \":b\" is not a valid dependency specification",
                "rooms [x:a x:a] BY    | 4 | Duplicate dependency \"x:a\"",
                "%uri=x                | 4 | Invalid name; RULE",
            })
    void saysWhatIsWrongWithALine(String lines, int line, String message) throws IOException {
        String text = lines.replace("BY", BY.strip()).replace('/', '\n');

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> read(HEAD + text + "\n"))
                .withMessage("Syntax error in %s at line %d: %s."
                        .formatted(file, line, message.replace("RULE", SqitchName.RULE)))
                .satisfies(error -> assertThat(error.line()).hasValue(line));
    }

    @Test
    void saysWhatIsWrongWithTheHeader() {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> read("%project=hotel\nrooms" + BY))
                .withMessage("Syntax error in " + file
                        + " at line 2: Invalid pragma; a blank line must come between pragmas and changes.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> read("%project=my:hotel\n"))
                .withMessage("Syntax error in " + file + " at line 1: invalid project name \"my:hotel\": project "
                        + SqitchName.RULE + ".");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> read("%uri=x\n\n"))
                .withMessage(file + ": Missing %project pragma. Write %project=<name> above the first blank line.");
    }

    @Test
    void saysWhichRequiredChangeIsNotThere() {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> read(HEAD + "rooms [guests]" + BY))
                .withMessage(file + ", line 4: Unknown change \"guests\" required by change \"rooms\".");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> read(HEAD + "rooms [rooms]" + BY))
                .withMessage(file + ", line 4: Change \"rooms\" cannot require itself.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> read(HEAD + "rooms [guests]" + BY + "\nguests" + BY))
                .withMessage(file
                        + ", line 4: Change \"rooms\" is planned before required change \"guests\", which is on line 5."
                        + " Move it below that.");
    }

    @Test
    void saysThatThereIsNoPlan() {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> PlanReader.read(file))
                .withMessage("There is no plan " + file
                        + ". Name the folder that has it, or say where it is with core.plan_file in sqitch.conf.");
    }

    /** As {@code perl -MURI -e 'print URI->new(shift)->canonical'} prints them. */
    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.org:443,https://example.org/",
        "https://example.org/%7eada%2f,https://example.org/~ada%2F",
        "git@example.org,git@example.org",
        "urn:isbn:1,urn:isbn:1"
    })
    void spellsUrisAsPerlDoes(String uri, String canonical) {
        assertThat(CanonicalUri.of(uri)).isEqualTo(canonical);
    }
}
