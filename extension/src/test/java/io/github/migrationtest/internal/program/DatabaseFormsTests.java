package io.github.migrationtest.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFormsTests {
    private static final DatabaseForms POSTGRESQL = DatabaseForms.of(
            DatabaseKind.POSTGRESQL,
            new DatabaseLogin("jdbc:postgresql://127.0.0.1:5433/mt_1?ssl=false", "mt", "p@s s/w"));
    private static final DatabaseForms MYSQL =
            DatabaseForms.of(DatabaseKind.MARIADB, new DatabaseLogin("jdbc:mariadb://localhost/mt_1", "root", ""));
    private static final DatabaseForms SQLITE =
            DatabaseForms.of(DatabaseKind.SQLITE, DatabaseLogin.none("jdbc:sqlite:/tmp/a b/it.db"));

    @ParameterizedTest
    @CsvSource({
        "{url}, postgresql://mt:p%40s%20s%2Fw@127.0.0.1:5433/mt_1",
        "{url}?sslmode=disable, postgresql://mt:p%40s%20s%2Fw@127.0.0.1:5433/mt_1?sslmode=disable",
        "{jdbcUrl}, jdbc:postgresql://127.0.0.1:5433/mt_1?ssl=false",
        "{host} {port} {database} {user} {password}, 127.0.0.1 5433 mt_1 mt p@s s/w",
        "{other} ${url}, {other} ${url}"
    })
    void fillsWhatAServerHas(String text, String filled) {
        assertThat(POSTGRESQL.filledIn(text)).isEqualTo(filled);
    }

    @Test
    void fillsWhatAFileHas() {
        assertThat(SQLITE.filledIn("{url} {libsqlUrl} {path} {jdbcUrl}"))
                .isEqualTo("sqlite:/tmp/a b/it.db file:/tmp/a b/it.db /tmp/a b/it.db jdbc:sqlite:/tmp/a b/it.db");
        assertThat(MYSQL.filledIn("{url} {port}")).isEqualTo("mysql://root@localhost:3306/mt_1 3306");
    }

    @Test
    void writesOneWordIntoACommandLine() {
        assertThat(SQLITE.filledInCommand("migrate {path} up")).isEqualTo("migrate '/tmp/a b/it.db' up");
        assertThat(DatabaseForms.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(DatabaseForms.quoted("a/b.c")).isEqualTo("a/b.c");
    }

    @Test
    void saysWhatAnEngineHasNot() {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> SQLITE.filledIn("{host}"))
                .withMessage("{host} stands for nothing on SQLite. Use one of {url}, {jdbcUrl}, {libsqlUrl}, {path}.");
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> POSTGRESQL.filledIn("{libsqlUrl}"))
                .withMessage(
                        "{libsqlUrl} stands for nothing on PostgreSQL. Use one of {url}, {jdbcUrl}, {host}, {port}, {database},"
                                + " {user}, {password}.");
    }

    @Test
    void knowsThePasswordInBothSpellings() {
        assertThat(POSTGRESQL.secrets()).containsExactly("p@s s/w", "p%40s%20s%2Fw");
        assertThat(SQLITE.secrets()).isEmpty();
        assertThat(POSTGRESQL.shown(
                        "at postgresql://mt:p%40s%20s%2Fw@127.0.0.1/mt_1\nwith p@s s/w\n and //me:other@host"))
                .isEqualTo("\n    at postgresql://mt:***@127.0.0.1/mt_1\n    with ***\n     and //me:***@host");
        assertThat(SQLITE.shown(" \n")).isEqualTo("\n    (it wrote nothing)");
    }
}
