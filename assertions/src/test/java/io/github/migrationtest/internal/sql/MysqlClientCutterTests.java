package io.github.migrationtest.internal.sql;

import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.StatementCutter.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link ClientSplittingTests} cannot say of a text: modes, commands. Run with the client of MariaDB 10.11. */
class MysqlClientCutterTests {
    private static final Set<String> COMMANDS = Set.of("source", "\\.", "delimiter");

    @Test
    void takesABackslashForACharacterWhereTheServerDoes() {
        assertThat(cut(MARIADB, "SELECT 'a\\'; SELECT \"b\\\"; SELECT 3;\n", "NO_BACKSLASH_ESCAPES"))
                .containsExactly("SELECT 'a\\'", "SELECT \"b\\\"", "SELECT 3");
        assertThat(cut(MARIADB, "SELECT 1 AS \"b\\\"; SELECT 'a\\';'; SELECT 3;\n", "ANSI_QUOTES"))
                .containsExactly("SELECT 1 AS \"b\\\"", "SELECT 'a\\';'", "SELECT 3");
    }

    @Test
    void dropsWhatAStatementIsClearedOf() {
        assertThat(cut(MARIADB, "\uFEFFSELECT 1; SELECT 5 \\c SELECT 6;\n", ""))
                .containsExactly("SELECT 1", "SELECT 6");
    }

    @Test
    void tellsCommandsOnTheirLinesFromStatements() {
        assertThat(cut(
                        MARIADB,
                        "source a.sql\n  SOURCE b.sql;\n\\. c.sql\nSELECT 1 AS\nsource;\nDELIMITER\nSELECT 2;",
                        ""))
                .containsExactly(
                        "> source a.sql",
                        "> SOURCE b.sql",
                        "> \\. c.sql",
                        "SELECT 1 AS\nsource",
                        "> DELIMITER",
                        "SELECT 2");
    }

    @Test
    void takesTheCommentsOfMariadbForCommentsOfMysql() {
        assertThat(cut(MYSQL, "/*M! ; */ SELECT 1;", "")).containsExactly("SELECT 1");
        assertThat(cut(MARIADB, "/*M! ; */ SELECT 1;", "")).containsExactly("/*M!", "*/ SELECT 1");
    }

    private static List<String> cut(DatabaseKind kind, String text, String mode) {
        List<String> pieces = new ArrayList<>();
        MysqlClientCutter cutter =
                new MysqlClientCutter(kind, text, word -> COMMANDS.contains(word.toLowerCase(Locale.ROOT)));
        for (Optional<Cut> cut = cutter.next(SqlMode.of(mode)); cut.isPresent(); cut = cutter.next(SqlMode.of(mode))) {
            pieces.add((cutter.isCommand() ? "> " : "") + cut.get().sql(text));
        }
        return pieces;
    }
}
