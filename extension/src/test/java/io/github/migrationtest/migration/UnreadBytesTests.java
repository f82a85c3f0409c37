package io.github.migrationtest.migration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that are no UTF-8, of tools that hand them on unread; {@code SameAsDbmateTests} shows what becomes of them. */
class UnreadBytesTests {
    private static final String STORED =
            "%s hands the bytes of a file on as they are, and the server would store them so in a column of"
                    + " bytes. For one of characters it would refuse them (Incorrect string value), or without its strict mode"
                    + " damage them. That cannot be rehearsed: JDBC sends valid UTF-8 only. Save the file in UTF-8; bytes that"
                    + " are meant are written as x'00'.";
    private static final String REFUSED =
            "%s hands the bytes of a file on as they are, and PostgreSQL would refuse the script: invalid byte"
                    + " sequence for encoding \"UTF8\". Save the file in UTF-8.";

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createDirectory(directory.resolve("m"));
    }

    @ParameterizedTest
    @CsvSource({
        "goose, 1_a.sql, '-- +goose Up', ''",
        "golang-migrate, 1_a.up.sql, '', ''",
        "dbmate, 1_a.sql, '-- migrate:up', '-- migrate:down'"
    })
    void saysWhatServersWouldDoWithThem(String tool, String name, String head, String tail) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, head + "\n-- \u00E9t\u00E9\nSELECT 1;\nSELECT '\u00FF';\n" + tail + "\n", ISO_8859_1);

        assertThat(refusal(tool, DatabaseKind.MYSQL, file))
                .isEqualTo(file + ", line 4: the byte 0xFF is no UTF-8. " + STORED.formatted(tool));
        assertThat(refusal(tool, DatabaseKind.MARIADB, file))
                .isEqualTo(file + ", line 4: the byte 0xFF is no UTF-8. " + STORED.formatted(tool));
        assertThat(refusal(tool, DatabaseKind.POSTGRESQL, file))
                .isEqualTo(file + ", line 2: the byte 0xE9 is no UTF-8. " + REFUSED.formatted(tool));
    }

    private static String refusal(String tool, DatabaseKind kind, Path file) {
        return String.valueOf(assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> ScriptFiles.read(file, kind, tool))
                .actual()
                .getMessage());
    }

    private MigrationFolder open(String tool, DatabaseKind kind) {
        return MigrationTools.open(
                new FolderSettings(folder, Optional.empty(), Optional.empty(), Optional.of(kind)), Optional.of(tool));
    }

    @Test
    void takesTheCharacterThatDecodersPutInTheirPlace() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("-- \u00E9t\u00E9\n".getBytes(ISO_8859_1));
        bytes.write("SELECT '\uFFFD';".getBytes(UTF_8));
        Files.write(folder.resolve("1_a.up.sql"), bytes.toByteArray());

        assertThat(open("golang-migrate", DatabaseKind.SQLITE).all().get(0).up().statements())
                .extracting(SqlStatement::sql)
                .containsExactly("SELECT '\uFFFD'");
    }

    @Test
    void countsCharactersAsDecodersDo() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(20_000) % (i % 100 == 0 ? 20_000 : 12)];
            for (int j = 0; j < bytes.length; j++) {
                // Beginnings of longer characters, and what may follow them.
                bytes[j] = (byte) (random.nextBoolean() ? 0x80 + random.nextInt(0x80) : random.nextInt(0x100));
            }
            String text = new String(bytes, UTF_8);
            List<Integer> places = new ArrayList<>();

            ScriptFiles.malformed(bytes, UTF_8, place -> !places.add(place));

            assertThat(places)
                    .containsExactlyElementsOf(IntStream.range(0, text.length())
                            .filter(place -> text.charAt(place) == ScriptFiles.REPLACEMENT)
                            .boxed()
                            .toList());
        }
    }
}
