package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;

/** What goose refuses in a file: where, goose's own words, and what to do. */
record GooseRefusals(Path file, boolean up) {
    private static final int SHOWN = 200;

    MigrationFolderException noUp() {
        return at(
                0,
                "There is no -- +goose Up.",
                "must start with '-- +goose Up' annotation",
                "Write that line at the beginning of a line of its own, above the statements.");
    }

    MigrationFolderException beforeUp(int line, String content) {
        boolean mark = content.startsWith("\uFEFF");
        return at(
                line,
                mark
                        ? "The file begins with a byte order mark, which goose takes for SQL."
                        : "There is SQL before -- +goose Up.",
                "unexpected state 0 on line \"" + shown(mark ? content.substring(1) : content) + "\"",
                mark ? "Save the file without it." : "Write that line above it.");
    }

    MigrationFolderException secondUp(int line) {
        return at(line, "This is a second -- +goose Up.", "duplicate '-- +goose Up' annotations", "Join the two.");
    }

    MigrationFolderException downBeforeUp(int line) {
        return at(
                line,
                "-- +goose Down comes before -- +goose Up.",
                "must start with '-- +goose Up' annotation",
                "Put the statements that apply the migration above it, behind -- +goose Up.");
    }

    MigrationFolderException secondDown(int line) {
        return at(
                line,
                "This is a second -- +goose Down.",
                "must start with '-- +goose Up' annotation",
                "Join the two, or end the block of the first with -- +goose StatementEnd.");
    }

    MigrationFolderException downInBlock(int line, int blockLine) {
        return at(
                line,
                "-- +goose Down comes inside the block that starts on line " + blockLine + ".",
                "must start with '-- +goose Up' annotation",
                "End the block with -- +goose StatementEnd.");
    }

    MigrationFolderException blockBeforeUp(int line) {
        return at(
                line,
                "-- +goose StatementBegin comes before -- +goose Up.",
                "'-- +goose StatementBegin' must be defined after '-- +goose Up' or '-- +goose Down' annotation",
                "Put it below that line.");
    }

    MigrationFolderException blockInBlock(int line, int blockLine) {
        return at(
                line,
                "-- +goose StatementBegin comes inside the block that starts on line " + blockLine + ".",
                "'-- +goose StatementBegin' must be defined after '-- +goose Up' or '-- +goose Down' annotation",
                "End that block with -- +goose StatementEnd first.");
    }

    MigrationFolderException endWithoutBegin(int line) {
        return at(
                line,
                "-- +goose StatementEnd ends no block.",
                "'-- +goose StatementEnd' must be defined after '-- +goose StatementBegin'",
                "Write -- +goose StatementBegin above the statement, or leave this line out.");
    }

    MigrationFolderException blockWithoutEnd(int blockLine) {
        return at(
                blockLine,
                "The block that starts here does not end.",
                "missing '-- +goose StatementEnd' annotation",
                "Write that line below the statement.");
    }

    MigrationFolderException missingSemicolon(int line, String rest) {
        return at(
                line,
                "The statement that starts here does not end: no line of it ends with a semicolon.",
                "direction: " + (up ? "up" : "down") + ": unexpected unfinished SQL query: \"" + shown(rest)
                        + "\": missing semicolon?",
                "End it with one, before any comment on its line.");
    }

    MigrationFolderException annotation(int line, String content, String said) {
        return at(
                line,
                "\"" + shown(content.strip()) + "\" is no annotation of goose.",
                said,
                "Known are Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON and ENVSUB OFF, each behind"
                        + " \"-- +goose\" at the beginning of its line.");
    }

    MigrationFolderException substitution(int line, String content, Interpolation.InterpolationException said) {
        return at(
                line,
                "The variables in \"" + shown(content.strip()) + "\" cannot be filled in.",
                "variable substitution failed: " + said.getMessage(),
                "Set the variable in the environment or in placeholders, write \\$ for a dollar that is none, or switch the"
                        + " substitution off above the line with -- +goose ENVSUB OFF.");
    }

    MigrationFolderException lineTooLong(int line) {
        return at(
                line,
                "The line has 4 MB or more.",
                "failed to scan migration: bufio.Scanner: token too long",
                "Break it into several.");
    }

    private static String shown(String text) {
        String one = text.replace("\n", " ");
        return one.length() <= SHOWN ? one : one.substring(0, SHOWN) + "...";
    }

    private MigrationFolderException at(int line, String found, String said, String remedy) {
        return new MigrationFolderException(
                file + (line > 0 ? ", line " + line : "") + ": " + found + " goose stops there: \"" + said + "\". "
                        + remedy,
                file,
                line,
                null);
    }
}
