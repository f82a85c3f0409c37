package io.github.migrationtest.migration.goose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goose's parser makes of a file ({@code internal/sqlparser/parser.go}), and what it refuses, in our words. */
class GooseParserTests {
    private static final Map<String, String> VARIABLES = Map.of("NAME", "value", "EMPTY", "");

    @Test
    void endsAStatementAtALineThatEndsWithASemicolon() {
        String text =
                "\n-- why\n-- +goose Up\n-- first\nSELECT 1,\n  2; -- two\n\nSELECT 3; SELECT 4;\n-- +goose Down\nSELECT 5;\n";

        assertThat(pieces(text, true))
                .containsExactly(new Piece(5, 1, "SELECT 1,\n  2; -- two"), new Piece(8, 1, "SELECT 3; SELECT 4;"));
        assertThat(pieces(text, false)).containsExactly(new Piece(10, 1, "SELECT 5;"));
    }

    @Test
    void keepsABlockInOnePieceAndLosesTheLineBehindAnEmptyOne() {
        assertThat(pieces(
                        "-- +goose Up\n-- +goose StatementBegin\n-- left out\nSELECT 1;\n-- kept\nSELECT 2\n-- +goose StatementEnd\n",
                        true))
                .containsExactly(new Piece(4, 1, "SELECT 1;\n-- kept\nSELECT 2"));
        // As goose does: the state stays behind the block until the next line, which is then not kept.
        assertThat(pieces(
                        "-- +goose Up\n-- +goose StatementBegin\n-- +goose StatementEnd\nSELECT 1;\nSELECT 2;\n", true))
                .containsExactly(new Piece(4, 1, ""), new Piece(5, 1, "SELECT 2;"));
    }

    @Test
    void keepsEachPieceOnItsLine() {
        assertThat(parse(
                                "-- why\n-- +goose Up\n\n  SELECT 1;\n\n-- two\nSELECT\n  2; \n-- +goose Down\nSELECT 3;\n\n  -- four\n\nSELECT 4;\n",
                                true)
                        .text())
                .isEqualTo("\n\n\nSELECT 1;\n\n\nSELECT\n  2;");
        assertThat(parse("-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 3;\n\n  -- four\n\nSELECT 4;\n", false)
                        .text())
                .isEqualTo("\n\n\nSELECT 3;\n\n\n\nSELECT 4;");
    }

    @Test
    void takesNoTransactionFromAnywhereForBothDirections() {
        String text = "-- +goose Up\n-- +goose Down\n-- +goose no transaction\n";

        assertThat(parse(text, true).transaction()).isFalse();
        assertThat(parse(text, false).transaction()).isFalse();
        assertThat(parse("-- +goose Up\n", true).transaction()).isTrue();
        assertThat(parse("-- +goose Up\n", true).hasDown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a $NAME b|a value b",
                "${NAME}s $NAMEs|values ",
                "${NONE}-|-",
                "${NONE:-x$NAME}|xvalue",
                "${EMPTY:-x}|x",
                "${EMPTY-x}.|.",
                "${NONE-${NONE:-y}}|y",
                "${NAME:1}|alue",
                "${NAME: -2}|ue",
                "${NAME:1:2}|al",
                "${NAME:0:-1}|valu",
                "${NAME:9}.|.",
                "${NAME?}|value",
                "$$ \\$NAME $(NAME) \\\\|$ $NAME $(NAME) \\\\",
                "100$|100$"
            })
    void fillsInVariables(String line, String filled) {
        assertThat(Interpolation.of(line, GooseParserTests::variable).strip()).isEqualTo(filled.strip());
    }

    @Test
    void fillsThemInOnlyWhereTheFileSaysSo() {
        assertThat(pieces(
                        "-- +goose Up\nSELECT '$NAME';\n-- +goose ENVSUB ON\nSELECT '$NAME';\n-- +goose ENVSUB OFF\nSELECT '$1';\n",
                        true))
                .extracting(Piece::text)
                .containsExactly("SELECT '$NAME';", "SELECT 'value';", "SELECT '$1';");
    }

    @Test
    void refusesAFileWithoutUp() {
        String message =
                "1_a.sql: There is no -- +goose Up. goose stops there: \"must start with '-- +goose Up' annotation\". Write"
                        + " that line at the beginning of a line of its own, above the statements.";
        refuses("", message);
        refuses("\n-- a comment\n", message);
    }

    @Test
    void refusesSqlBeforeUp() {
        refuses(
                "\nSELECT 1;\n-- +goose Up\n",
                "1_a.sql, line 2: There is SQL before -- +goose Up. goose stops there: \"unexpected state 0 on line \"SELECT 1;\"\"."
                        + " Write that line above it.");
        refuses(
                "\uFEFF-- +goose Up\n",
                "1_a.sql, line 1: The file begins with a byte order mark, which goose takes for SQL. goose stops there: \"unexpected"
                        + " state 0 on line \"-- +goose Up\"\". Save the file without it.");
    }

    @Test
    void refusesDirectionsOutOfPlace() {
        refuses(
                "-- +goose Up\n-- +goose Up\n",
                "1_a.sql, line 2: This is a second -- +goose Up. goose stops there: \"duplicate '-- +goose Up' annotations\". Join"
                        + " the two.");
        refuses(
                "-- +goose Down\n-- +goose Up\n",
                "1_a.sql, line 1: -- +goose Down comes before -- +goose Up. goose stops there: \"must start with '-- +goose Up'"
                        + " annotation\". Put the statements that apply the migration above it, behind -- +goose Up.");
        refuses(
                "-- +goose Up\n-- +goose Down\n-- +goose Down\n",
                "1_a.sql, line 3: This is a second -- +goose Down. goose stops there: \"must start with '-- +goose Up' annotation\"."
                        + " Join the two, or end the block of the first with -- +goose StatementEnd.");
        refuses(
                "-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose Down\n",
                "1_a.sql, line 4: -- +goose Down comes inside the block that starts on line 2. goose stops there: \"must start with"
                        + " '-- +goose Up' annotation\". End the block with -- +goose StatementEnd.");
    }

    @Test
    void refusesBlocksOutOfPlace() {
        refuses(
                "-- +goose StatementBegin\n",
                "1_a.sql, line 1: -- +goose StatementBegin comes before -- +goose Up. goose stops there: \"'-- +goose StatementBegin'"
                        + " must be defined after '-- +goose Up' or '-- +goose Down' annotation\". Put it below that line.");
        refuses(
                "-- +goose Up\n-- +goose StatementBegin\n-- +goose StatementBegin\n",
                "1_a.sql, line 3: -- +goose StatementBegin comes inside the block that starts on line 2. goose stops there: \"'--"
                        + " +goose StatementBegin' must be defined after '-- +goose Up' or '-- +goose Down' annotation\". End that"
                        + " block with -- +goose StatementEnd first.");
        refuses(
                "-- +goose Up\n-- +goose StatementEnd\n",
                "1_a.sql, line 2: -- +goose StatementEnd ends no block. goose stops there: \"'-- +goose StatementEnd' must be defined"
                        + " after '-- +goose StatementBegin'\". Write -- +goose StatementBegin above the statement, or leave this line"
                        + " out.");
        refuses(
                "-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n",
                "1_a.sql, line 2: The block that starts here does not end. goose stops there: \"missing '-- +goose StatementEnd'"
                        + " annotation\". Write that line below the statement.");
    }

    @Test
    void refusesAStatementWithoutItsSemicolon() {
        refuses(
                "-- +goose Up\nSELECT 1;\n\nSELECT\n 2\n",
                "1_a.sql, line 4: The statement that starts here does not end: no line of it ends with a semicolon. goose stops there:"
                        + " \"direction: up: unexpected unfinished SQL query: \"SELECT  2\": missing semicolon?\". End it with one,"
                        + " before any comment on its line.");
        refuses(
                "-- +goose Up\nSELECT 'a -- b';\n-- +goose Down\n",
                "1_a.sql, line 2: The statement that starts here does not end: no line of it ends with a semicolon. goose stops there:"
                        + " \"direction: up: unexpected unfinished SQL query: \"SELECT 'a -- b';\": missing semicolon?\". End it with"
                        + " one, before any comment on its line.");
    }

    @Test
    void refusesUnknownAnnotations() {
        String known =
                ". Known are Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON and ENVSUB OFF, each behind"
                        + " \"-- +goose\" at the beginning of its line.";
        refuses(
                "-- +goose Up\n-- +goose ENVSUBST ON\n",
                "1_a.sql, line 2: \"-- +goose ENVSUBST ON\" is no annotation of goose. goose stops there: \"\"ENVSUBST ON\" not"
                        + " supported: invalid annotation\"" + known);
        refuses(
                " -- +goose Up\n",
                "1_a.sql, line 1: \"-- +goose Up\" is no annotation of goose. goose stops there: \"contains leading whitespace: invalid"
                        + " annotation\"" + known);
        refuses(
                "-- +goose\n",
                "1_a.sql, line 1: \"-- +goose\" is no annotation of goose. goose stops there: \"empty annotation\""
                        + known);
        refuses(
                "-- +goose Up +goose Down\n",
                "1_a.sql, line 1: \"-- +goose Up +goose Down\" is no annotation of goose. goose stops there: \"contains multiple"
                        + " '+goose' annotations: invalid annotation\"" + known);
    }

    @Test
    void refusesVariablesThatCannotBeFilledIn() {
        String remedy =
                ". Set the variable in the environment or in placeholders, write \\$ for a dollar that is none, or switch the"
                        + " substitution off above the line with -- +goose ENVSUB OFF.";
        refuses(
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT $1;\n",
                "1_a.sql, line 3: The variables in \"SELECT $1;\" cannot be filled in. goose stops there: \"variable substitution"
                        + " failed: Expected identifier to start with a letter, got 1\"" + remedy);
        refuses(
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${NONE?no name}';\n",
                "1_a.sql, line 3: The variables in \"SELECT '${NONE?no name}';\" cannot be filled in. goose stops there: \"variable"
                        + " substitution failed: $NONE: no name\"" + remedy);
        refuses(
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${NONE?}';\n",
                "1_a.sql, line 3: The variables in \"SELECT '${NONE?}';\" cannot be filled in. goose stops there: \"variable"
                        + " substitution failed: $NONE: not set\"" + remedy);
        refuses(
                "-- +goose Up\n-- +goose ENVSUB ON\n${NAME\n",
                "1_a.sql, line 3: The variables in \"${NAME\" cannot be filled in. goose stops there: \"variable substitution failed:"
                        + " Expected an operator, got the end of the line\"" + remedy);
        refuses(
                "-- +goose Up\n-- +goose ENVSUB ON\n${NAME:-x\n",
                "1_a.sql, line 3: The variables in \"${NAME:-x\" cannot be filled in. goose stops there: \"variable substitution"
                        + " failed: Expected brace expansion to end with }, got the end of the line\"" + remedy);
        refuses(
                "-- +goose Up\n-- +goose ENVSUB ON\n${NAME:?x}\n",
                "1_a.sql, line 3: The variables in \"${NAME:?x}\" cannot be filled in. goose stops there: \"variable substitution"
                        + " failed: Unable to parse offset: strconv.Atoi: parsing \"?x\"\"" + remedy);
    }

    @Test
    void refusesExpansionsInOneAnotherWithoutEnd() {
        String nested = "${NONE-".repeat(501);
        assertThatExceptionOfType(Interpolation.InterpolationException.class)
                .isThrownBy(() -> Interpolation.of(nested, GooseParserTests::variable))
                .withMessage("more than 500 expansions in one another");
    }

    /** The buffer of goose's scanner ({@code scanBufSize}). */
    @Test
    void refusesALineOfFourMegabytes() {
        refuses(
                "-- +goose Up\nSELECT '" + "x".repeat(4 << 20) + "';\n",
                "1_a.sql, line 2: The line has 4 MB or more. goose stops there: \"failed to scan migration: bufio.Scanner: token too"
                        + " long\". Break it into several.");
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(VARIABLES.get(name));
    }

    private static GooseParser.Parsed parse(String text, boolean up) {
        return new GooseParser(Path.of("1_a.sql"), GooseParserTests::variable, up).parse(text);
    }

    private record Piece(int line, int column, String text) {}

    private static List<Piece> pieces(String text, boolean up) {
        GooseParser.Parsed parsed = parse(text, up);
        return parsed.pieces().stream()
                .map(piece -> new Piece(piece.line(), piece.column(), parsed.text(piece)))
                .toList();
    }

    private static void refuses(String text, String message) {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> List.of(parse(text, true), parse(text, false)))
                .withMessage(message);
    }
}
