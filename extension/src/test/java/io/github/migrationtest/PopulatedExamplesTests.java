package io.github.migrationtest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.populate.FilledTable;
import io.github.migrationtest.fixtures.populate.Population;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The folders of the examples, migrated to the end and filled. */
class PopulatedExamplesTests {
    private static volatile @Nullable Population filled;

    @TempDir
    Path directory;

    /** All but those of which a part is code of an application, which only its own suite runs. */
    @ParameterizedTest
    @CsvSource({
        "atlas/migrations, SQLITE",
        "dbmate/migrations, SQLITE",
        "drizzle-sqlite/drizzle, SQLITE",
        "drizzle-sqlite/drizzle-repaired, SQLITE",
        "each-database/migrations/mariadb, MARIADB",
        "each-database/migrations/mysql, MYSQL",
        "each-database/migrations/postgresql, POSTGRESQL",
        "each-database/migrations/sqlite, SQLITE",
        "golang-migrate/migrations, SQLITE",
        "liquibase/changelog, SQLITE",
        "mybatis/migrations, SQLITE",
        "plain/migrations/postgresql, POSTGRESQL",
        "plain/migrations/sqlite, SQLITE",
        "prisma/prisma/migrations, SQLITE",
        "sqitch/library, SQLITE",
        "your-folder/migrations, SQLITE"
    })
    void areFilled(String folder, DatabaseKind kind) {
        Population population = fill(folder, kind);

        assertThat(population.tables()).isNotEmpty();
        assertThat(population.unfilled()).extracting(FilledTable::describe).isEmpty();
    }

    @Test
    void areFilledButForPartitionsThatAreMadeLater() {
        Population population = fill("supabase/supabase/migrations", DatabaseKind.POSTGRESQL);

        assertThat(population.unfilled())
                .extracting(FilledTable::describe)
                .containsExactly(
                        "realtime.messages: 0 of 120 rows, the database refused all others: ERROR: no partition of"
                                + " relation \"messages\" found for row");
        assertThat(population.tables()).hasSizeGreaterThan(5);
    }

    private Population fill(String folder, DatabaseKind kind) {
        filled = null;
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(FillingTestCase.class))
                .configurationParameter("migrationtest.directory", directory.toString())
                .configurationParameter("migrationtest.database", kind.name())
                .configurationParameter(
                        "migrationtest.migrations",
                        Path.of("..", "examples", folder)
                                .toAbsolutePath()
                                .normalize()
                                .toString())
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
        return requireNonNull(filled);
    }

    @MigrationTest
    @StartAt(StartAt.LATEST)
    static class FillingTestCase {

        @Test
        void fills(TestDatabase database) {
            filled = Population.of(database, 120, 1);

            for (FilledTable table : filled.tables()) {
                if (database.kind() == DatabaseKind.SQLITE) {
                    assertThat(database.query("select count(*) as n from \"" + table.table() + "\"")
                                    .get(0)
                                    .longValue("n"))
                            .as(table.table())
                            .isGreaterThanOrEqualTo(table.rows());
                }
            }
            if (database.kind() == DatabaseKind.SQLITE) {
                assertThat(database.query("pragma foreign_key_check")).isEqualTo(List.of());
            }
        }
    }
}
