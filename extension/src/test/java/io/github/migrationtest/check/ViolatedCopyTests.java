package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import io.github.migrationtest.fixtures.server.Servers;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy in which orphans, broken checks and duplicates are already: only those that a migration adds are its own. */
class ViolatedCopyTests {
    private static final String ROWS = """
        INSERT INTO parents VALUES (1);
        INSERT INTO children VALUES (1, 77, 1), (2, 78, 50), (3, 1, 60), (4, 79, 70);
        INSERT INTO twins VALUES (1, 'a'), (2, 'a'), (3, 'b');
        """;
    private static final String TABLES = """
        CREATE TABLE parents (id int primary key);
        CREATE TABLE children (id int primary key, parent_id int, size int);
        CREATE TABLE twins (id int primary key, name varchar(9));
        """;

    private final Path base;

    ViolatedCopyTests(@TempDir Path base) {
        this.base = base;
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void countsOnlyWhatAMigrationAdds(DatabaseKind kind) throws IOException {
        assumeThere(kind);
        Path folder = new Scratch(base.resolve("migrations"))
                .write("1_start.up.sql", "select 1;")
                .write("2_other.up.sql", "create table other (id int primary key);")
                .write("3_fewer.up.sql", "delete from children where id = 2;")
                .write("4_table.up.sql", "alter table children rename to kids;")
                .write("5_column.up.sql", "alter table kids rename column parent_id to mother_id;")
                .write("6_more.up.sql", more(kind))
                .folder();

        List<Finding> found = Rehearsal.builder()
                .migrations(folder.toString())
                .copyOf(Files.writeString(base.resolve("copy.sql"), dump(kind)))
                .baseline("1")
                .database(kind)
                .directory(base.resolve("databases").toString())
                .checks("foreign-keys-sound", "integrity")
                .build()
                .run()
                .findings();

        assertThat(found)
                .extracting(
                        finding -> finding.migration().map(Migration::name).orElse(""),
                        Finding::check,
                        Finding::message)
                .containsExactlyInAnyOrder(added(kind));
    }

    private static Tuple[] added(DatabaseKind kind) {
        var orphans = tuple(
                "6_more",
                "foreign-keys-sound",
                "kids (mother_id) -> parents (id): 3 rows without a parent: id 1, 4, 9, of which 2 were before.");
        return switch (kind) {
            case SQLITE ->
                new Tuple[] {
                    orphans,
                    tuple("6_more", "integrity", "CHECK constraint failed in kids (3 times), of which 2 were before.")
                };
            case POSTGRESQL ->
                new Tuple[] {
                    orphans,
                    tuple(
                            "6_more",
                            "integrity",
                            "twins: 2 keys stand in several rows under unique index twins_name, of which 1 were"
                                    + " before.")
                };
            case MARIADB, MYSQL ->
                new Tuple[] {
                    orphans,
                    tuple("6_more", "integrity", "kids: 3 rows break check constraint small, of which 2 were before.")
                };
        };
    }

    private static String dump(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE ->
                "BEGIN TRANSACTION;\nPRAGMA ignore_check_constraints = ON;\n"
                        + TABLES.replace("parent_id int", "parent_id int references parents (id)")
                                .replace("size int", "size int constraint small check (size < 10)")
                        + ROWS
                        + """
                        CREATE INDEX twins_name ON twins (name);
                        PRAGMA writable_schema = ON;
                        UPDATE sqlite_schema SET sql = 'CREATE UNIQUE INDEX twins_name ON twins (name)' WHERE name = 'twins_name';
                        PRAGMA writable_schema = OFF;
                        COMMIT;
                        """;
            case POSTGRESQL -> TABLES + ROWS + """
                ALTER TABLE children ADD CONSTRAINT up FOREIGN KEY (parent_id) REFERENCES parents (id) NOT VALID;
                ALTER TABLE children ADD CONSTRAINT small CHECK (size < 10) NOT VALID;
                CREATE INDEX twins_name ON twins (name);
                UPDATE pg_index SET indisunique = true WHERE indexrelid = 'twins_name'::regclass;
                """;
            case MARIADB, MYSQL ->
                "SET FOREIGN_KEY_CHECKS = 0;\n"
                        + (kind == DatabaseKind.MARIADB ? "SET check_constraint_checks = 0;\n" : "")
                        + TABLES.replace(
                                "size int",
                                "size int, foreign key (parent_id) references parents (id), constraint small check"
                                        + " (size < 10)"
                                        + (kind == DatabaseKind.MYSQL ? " not enforced" : ""))
                        + ROWS;
        };
    }

    private static String more(DatabaseKind kind) {
        String rows = "insert into kids values (9, 99, 90);";
        return switch (kind) {
            case SQLITE -> "pragma ignore_check_constraints = on; " + rows;
            case POSTGRESQL ->
                "set session_replication_role = replica; insert into kids values (9, 99, 1);"
                        + "update pg_index set indisunique = false where indexrelid = 'twins_name'::regclass;"
                        + "insert into twins values (4, 'b');"
                        + "update pg_index set indisunique = true where indexrelid = 'twins_name'::regclass;"
                        + "reset session_replication_role;";
            case MARIADB ->
                "set foreign_key_checks = 0; set check_constraint_checks = 0; " + rows + " set foreign_key_checks = 1;";
            case MYSQL -> "set foreign_key_checks = 0; " + rows + " set foreign_key_checks = 1;";
        };
    }

    private static void assumeThere(DatabaseKind kind) {
        if (kind == DatabaseKind.SQLITE) {
            return;
        }
        try (DatabaseDirectory directory = DatabaseDirectory.open(Path.of("target", "migration-test"))) {
            Servers.of(kind, ServerSettings.none().from("embedded"), directory);
        } catch (ServerUnavailableException e) {
            String message = String.valueOf(e.getMessage());
            Assumptions.assumeFalse(message.contains("libaio1"), message);
            throw e;
        }
    }
}
