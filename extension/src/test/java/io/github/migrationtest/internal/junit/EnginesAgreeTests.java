package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Accept;
import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Migrations that leave less on one kind of database than on another; what counts as less is in the corpus. */
class EnginesAgreeTests {

    @TempDir
    Path directory;

    private Path folder = Path.of("");

    @BeforeEach
    void makeAFolderPerKind() throws IOException {
        folder = new Scratch(directory)
                .write("sqlite/1_users.up.sql", """
                    create table orgs (id integer primary key);
                    create table users (
                        id integer primary key, email text, org_id integer references orgs (id) on delete cascade);
                    create unique index users_email on users (email);
                    create index users_org on users (org_id);
                    """)
                .write("postgresql/1_users.up.sql", """
                    create table orgs (id integer primary key);
                    create table users (id integer primary key, email text, org_id integer references orgs (id));
                    create index users_email on users (email);
                    create index users_org on users (org_id);
                    """)
                .write("mysql/1_users.up.sql", """
                    create table orgs (id int primary key);
                    create table users (
                        id int primary key, email varchar(200) unique, org_id int references orgs (id) on delete cascade);
                    create index users_org on users (org_id);
                    """)
                .folder();
    }

    private EngineExecutionResults run(Class<?> testCase) {
        return runOn(testCase, "error");
    }

    private EngineExecutionResults runOn(Class<?> testCase, String failOn) {
        return InnerRun.of(directory.resolve("databases"), testCase)
                .with("migrationtest.migrations", folder + "/{kind}")
                .with("migrationtest.checks", "engines-agree")
                .with("migrationtest.fail-on", failOn)
                .execute();
    }

    private static List<String> failures(EngineExecutionResults results) {
        return InnerRun.failures(results).stream()
                .map(failure -> String.valueOf(failure.getMessage()))
                .toList();
    }

    @MigrationTest
    @EachDatabase({SQLITE, POSTGRESQL})
    static class SqliteFirstTestCase implements MigrationChecks {}

    @Test
    void tellsWhatTheFirstKindHasAndAnotherHasNot() {
        assertThat(failures(run(SqliteFirstTestCase.class))).singleElement().satisfies(failure -> assertThat(failure)
                .matches("(?s)PostgreSQL \\d+\\.\\d+: postgresql all together engines-agree: .*")
                .endsWith("""
                    users: SQLite has index users_email on users (email) unique, PostgreSQL has index users_email on users (email).
                    PostgreSQL takes rows that SQLite refuses as duplicates.
                    To do: Make it on PostgreSQL too, or drop it on SQLite; if they are to differ, accept it: \
                    @Accept(check = "engines-agree", object = "users", because = "...").
                      at %1$s/sqlite/1_users.up.sql:4
                    postgresql all together engines-agree: users: SQLite has foreign key (org_id) to orgs (id) on delete cascade, \
                    PostgreSQL has foreign key (org_id) to orgs (id).
                    The same DELETE of a parent does not do the same.
                    To do: Make it on PostgreSQL too, or drop it on SQLite; if they are to differ, accept it: \
                    @Accept(check = "engines-agree", object = "users", because = "...").
                      at %1$s/sqlite/1_users.up.sql:2\
                    """.formatted(folder)));
    }

    @MigrationTest
    @EachDatabase({MYSQL, SQLITE})
    static class MysqlFirstTestCase implements MigrationChecks {}

    /** MySQL has no foreign key, whichever of the two is the first. */
    @Test
    void tellsWhatAnotherKindHasAndTheFirstHasNot() {
        EmbeddedServer.assumeThere(DatabaseKind.MYSQL);

        assertThat(failures(run(MysqlFirstTestCase.class))).singleElement().satisfies(failure -> assertThat(failure)
                .endsWith("""
                    sqlite all together engines-agree: users: SQLite has foreign key (org_id) to orgs (id) on delete cascade, \
                    MySQL has none.
                    MySQL takes rows whose parent is not there, and keeps them when it goes.
                    MySQL before 9 reads REFERENCES in the definition of a column and makes nothing of it: \
                    write FOREIGN KEY (org_id) REFERENCES orgs (id) behind the columns.
                    To do: Make it on MySQL too, or drop it on SQLite; if they are to differ, accept it: \
                    @Accept(check = "engines-agree", object = "users", because = "...").
                      at %s/sqlite/1_users.up.sql:2\
                    """.formatted(folder)));
    }

    @MigrationTest
    @EachDatabase({SQLITE, POSTGRESQL})
    @Accept(check = "engines-agree", object = "users", because = "PostgreSQL is used for reports only")
    static class AcceptingTestCase implements MigrationChecks {}

    /** On the first kind it accepts nothing yet, of which nothing is said. */
    @Test
    void takesAnAcceptanceByTable() {
        assertThat(failures(runOn(AcceptingTestCase.class, "warning"))).isEmpty();
    }

    @MigrationTest
    @EachDatabase({SQLITE, POSTGRESQL})
    @Accept(check = "engines-agree", object = "users", because = "PostgreSQL is used for reports only")
    @Accept(check = "engines-agree", object = "orgs", because = "they never differed")
    static class AcceptingNothingTestCase implements MigrationChecks {}

    @Test
    void tellsOnceWhatAcceptsNothingOnAnyKind() {
        assertThat(failures(runOn(AcceptingNothingTestCase.class, "warning")))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .startsWith("PostgreSQL")
                        .endsWith(": postgresql all together accept: accept engines-agree for orgs (@Accept on"
                                + " EnginesAgreeTests.AcceptingNothingTestCase) accepts nothing: no such finding"
                                + " was there.\n"
                                + "To do: Take it out, or correct what it names."));
    }
}
