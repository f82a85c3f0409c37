package io.github.migrationtest.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.SqlScript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaidDropsTests {

    private static SaidDrops of(DatabaseKind kind, String sql) {
        return SaidDrops.of(kind, List.of(SqlScript.split(kind, Path.of("change.sql"), sql)));
    }

    @Test
    void readsWhatIsDroppedByName() {
        SaidDrops said = of(DatabaseKind.POSTGRESQL, """
                DROP INDEX IF EXISTS app."notes_title", notes_owner CASCADE;
                DROP TRIGGER stamp ON notes;
                ALTER TABLE notes DROP CONSTRAINT notes_owner_fk, ADD COLUMN x int, DROP COLUMN body;
                """);

        assertThat(List.of("notes_title", "NOTES_OWNER", "stamp", "notes_owner_fk", "body"))
                .allMatch(said::drops);
        assertThat(said.drops("x")).isFalse();
        assertThat(said.dropsPrimaryKey()).isFalse();
    }

    @Test
    void readsWhatAColumnLoses() {
        SaidDrops said = of(DatabaseKind.POSTGRESQL, """
                ALTER TABLE notes ALTER COLUMN title DROP NOT NULL, ALTER body SET DEFAULT 'x', ALTER COLUMN size DROP EXPRESSION;
                """);

        assertThat(said.alters("title", "not null")).isTrue();
        assertThat(said.alters("title", "default")).isFalse();
        assertThat(said.alters("body", "default")).isTrue();
        assertThat(said.alters("size", "generated")).isTrue();
    }

    @Test
    void readsKeysThatMysqlDrops() {
        SaidDrops said = of(
                DatabaseKind.MYSQL,
                "ALTER TABLE notes DROP PRIMARY KEY, DROP FOREIGN KEY `notes_ibfk_1`, DROP INDEX by_title, DROP CHECK sane");

        assertThat(said.dropsPrimaryKey()).isTrue();
        assertThat(List.of("notes_ibfk_1", "by_title", "sane")).allMatch(said::drops);
    }

    @Test
    void readsWhatTheBodyOfADoSays() {
        SaidDrops said = of(DatabaseKind.POSTGRESQL, """
                DO $do$ BEGIN
                  IF EXISTS (SELECT 1) THEN DROP INDEX notes_title; END IF;
                  ALTER TABLE notes DROP CONSTRAINT sane;
                END $do$;
                """);

        assertThat(List.of("notes_title", "sane")).allMatch(said::drops);
    }

    @Test
    void takesARenameForNoWordAboutWhatTheTableHas() {
        SaidDrops said = of(DatabaseKind.SQLITE, "ALTER TABLE notes_new RENAME TO notes; COMMENT ON TABLE tags IS 'x'");

        assertThat(said.alters("notes")).isFalse();
        assertThat(said.alters("tags")).isTrue();
    }
}
