package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleColorsTests {

    @Test
    void coloursWhatCameWhatIsGoneAndWhatChanged() throws SQLException {
        SchemaDiff diff = schemaOf("create table a (x int); create table b (x int);")
                .diffTo(schemaOf("create table b (x text); create table c (y int, z int);"));

        assertThat(printed(diff, true)).isEqualTo("""
                \u001B[31m- table a (x int)\u001B[0m
                \u001B[33m~ column b.x: type was int, is text\u001B[0m
                \u001B[32m+ table c (y int, z int)\u001B[0m
                """);
        assertThat(printed(diff, false)).isEqualTo("""
                - table a (x int)
                ~ column b.x: type was int, is text
                + table c (y int, z int)
                """).isEqualTo(diff.describe() + "\n");
    }

    private static String printed(SchemaDiff diff, boolean colours) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        diff.printTo(new PrintStream(bytes, true, StandardCharsets.UTF_8), colours);
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void coloursATerminalAlone() {
        assertThat(ConsoleColors.areShown(Map.of("TERM", "xterm"), true)).isTrue();
        assertThat(ConsoleColors.areShown(Map.of("TERM", "xterm", "CI", "", "NO_COLOR", ""), true))
                .isTrue();

        assertThat(ConsoleColors.areShown(Map.of("TERM", "xterm"), false)).isFalse();
        assertThat(ConsoleColors.areShown(Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(ConsoleColors.areShown(Map.of("CI", "true"), true)).isFalse();
        assertThat(ConsoleColors.areShown(Map.of("NO_COLOR", "1"), true)).isFalse();
    }

    @Test
    void hasColoursWhereTheyAreForcedUnlessTheyAreForbidden() {
        assertThat(ConsoleColors.areShown(Map.of("FORCE_COLOR", "1", "CI", "true"), false))
                .isTrue();
        assertThat(ConsoleColors.areShown(Map.of("FORCE_COLOR", "1", "NO_COLOR", "1"), true))
                .isFalse();
    }
}
