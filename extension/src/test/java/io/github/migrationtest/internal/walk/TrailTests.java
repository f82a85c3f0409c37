package io.github.migrationtest.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.DisposableDatabase;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where one migration begins on the database that the one before went back and up again on, or where it must not. */
class TrailTests {
    @TempDir
    Path directory;

    private Scratch folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new Scratch(directory);
    }

    private void migration(int number, String up, String down) throws IOException {
        folder.write(number + "_step.up.sql", up).write(number + "_step.down.sql", down);
    }

    private void items() throws IOException {
        migration(1, """
                create table items (id integer primary key, label varchar(20), total integer);
                create table notes (id integer primary key, item_id integer not null, body varchar(20));
                insert into items values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3);
                insert into notes values (1, 1, 'x'), (2, 2, 'y');
                """, "drop table notes; drop table items;");
    }

    private List<String> found(DatabaseKind kind, MigrationCheck... own) {
        return Rehearsal.builder()
                .withChecks(own)
                .migrations(folder.folder().toString())
                .directory(directory.resolve("databases").toString())
                .database(kind)
                .populated(0, 1)
                .build()
                .run()
                .findings()
                .stream()
                .filter(finding -> !finding.check().equals("destroys-data")
                        && finding.migration().isPresent())
                .map(TrailTests::told)
                .toList();
    }

    private static String told(Finding finding) {
        return finding.migration().map(Migration::name).orElse("") + " " + finding.check() + ": "
                + finding.message().lines().findFirst().orElse("");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void whatBecomesOtherwiseEachTimeIsNotTheNextOnesFault(DatabaseKind kind) throws IOException {
        items();
        String random = kind == DatabaseKind.POSTGRESQL ? "gen_random_uuid()::text" : "uuid()";
        migration(
                2,
                "alter table items add token varchar(40); update items set token = " + random + ";",
                "alter table items drop column token;");
        migration(3, "alter table items add number integer;", "alter table items drop column number;");

        assertThat(found(kind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void aLossIsHeldAgainstTheMigrationThatItHappensIn(DatabaseKind kind) throws IOException {
        items();
        migration(2, "alter table items add number integer;", "alter table items drop column number;");
        migration(3, """
                create table copied (id integer primary key, label varchar(20), total integer, number integer);
                insert into copied select id, label, total, number from items where total > 1;
                drop table items;
                alter table copied rename to items;
                """, "alter table items add spare integer; alter table items drop column spare;");
        migration(4, "alter table notes add number integer;", "alter table notes drop column number;");

        assertThat(found(kind))
                .contains("3_step keeps-rows: items: 1 of 3 rows lost: id 1 (the script does not say so)")
                .allMatch(told -> told.startsWith("3_step"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void whatAWayBackLeavesIsNotTheNextOnesFault(DatabaseKind kind) throws IOException {
        items();
        migration(2, "alter table items drop column label;", "alter table items add label varchar(20);");
        migration(3, "alter table items add number integer;", "alter table items add other integer;");
        migration(4, "alter table notes add number integer;", "alter table notes drop column number;");

        assertThat(found(kind)).isNotEmpty().allMatch(told -> told.startsWith("3_step reversible: "));
    }

    @Test
    void aTableIsWrittenAnewOnceWhereItsFileWasAnotherOnTheWayBack() throws IOException {
        items();
        migration(2, "alter table items alter total type bigint;", "alter table items alter total type integer;");
        migration(3, "alter table items add number integer;", "alter table items drop column number;");
        migration(4, "alter table items alter total type numeric;", "alter table items alter total type bigint;");

        assertThat(found(DatabaseKind.POSTGRESQL))
                .containsExactly(
                        "2_step no-rewrites: items: all of its rows were written anew, 3 here.",
                        "4_step no-rewrites: items: all of its rows were written anew, 3 here.");
    }

    /** A check of the user's does as it likes with what it is given, and none of that is met again. */
    private static final class DeletesAll implements MigrationCheck {
        private final List<String> asked = new ArrayList<>();

        @Override
        public String id() {
            return "deletes-all";
        }

        @Override
        public List<Finding> check(RehearsedMigration migration) {
            if (!migration.migration().name().equals("1_step")) {
                for (DisposableDatabase database : List.of(migration.throwAwayAfter(), migration.throwAwayBefore())) {
                    try (database;
                            Connection connection = database.connection();
                            Statement statement = connection.createStatement()) {
                        asked.add(statement.executeUpdate("delete from notes") + " "
                                + statement.executeUpdate("delete from items"));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            return List.of();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatAnotherCheckDoesToAThrowAwayIsNotMetAgain(DatabaseKind kind) throws IOException {
        items();
        migration(2, "alter table items add column number integer;", "alter table items drop column number;");
        migration(3, "alter table items add column other integer;", "alter table items drop column other;");
        DeletesAll own = new DeletesAll();

        assertThat(found(kind, own)).isEmpty();
        assertThat(own.asked).containsExactly("2 3", "2 3", "2 3", "2 3");
    }

    /** The third is tried on a database on which the second has been tried already. */
    @Test
    void whatWasBrokenBeforeIsNotTheNextOnesFault() throws IOException {
        items();
        migration(2, """
                create function stamp() returns trigger language plpgsql as $$
                begin new.label := upper(new.lable); return new; end $$;
                create trigger stamped before insert or update on items for each row execute function stamp();
                """, "drop trigger stamped on items; drop function stamp();");
        migration(3, "alter table items add number integer;", "alter table items drop column number;");
        migration(4, "alter table notes drop column body;", "alter table notes add body varchar(20);");

        assertThat(found(DatabaseKind.POSTGRESQL))
                .isNotEmpty()
                .allMatch(told -> told.startsWith("2_step still-works: "));
    }
}
