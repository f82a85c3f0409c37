package io.github.migrationtest.examples.supabase;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** Recipes that their owners see, and others once they are shared. */
@MigrationTest(rollbacks = "supabase/rollbacks", options = "include-seed=true")
class RecipesMigrationTest {
    private static final String ADA = "00000000-0000-0000-0000-0000000000ad";
    private static final String BOB = "00000000-0000-0000-0000-0000000000b0";

    @Test
    @StartAt("20240111080000")
    void keepsRecipesToTheirOwners(TestDatabase database) {
        cook(database);

        assertThat(seen(database, ADA)).isEqualTo(1);
        assertThat(seen(database, BOB)).isZero();
    }

    @Test
    @StartAt("20240111080000")
    void sharesOnlyWhatIsShared(TestDatabase database, Migrations migrations) {
        cook(database);

        migrations.up();

        assertThat(seen(database, BOB)).isZero();
        database.execute("update public.recipes set shared = true");
        assertThat(seen(database, BOB)).isEqualTo(1);
    }

    @Test
    @StartAt("20240111080000")
    void comesBackToWhatWasThere(TestDatabase database, Migrations migrations) {
        var before = database.schema();
        migrations.up();

        migrations.down();

        assertThat(database).hasSameSchemaAs(before);
    }

    @Test
    @StartAt(StartAt.LATEST)
    void hasTheRowsOfTheSeed(TestDatabase database) {
        assertThat(database.query("select name from public.units order by name").stream()
                        .map(row -> row.string("name")))
                .containsExactly("g", "ml");
    }

    private static void cook(TestDatabase database) {
        database.execute("insert into auth.users (id) values (?::uuid), (?::uuid)", ADA, BOB);
        database.execute("insert into public.recipes (owner, title) values (?::uuid, 'Soup')", ADA);
    }

    /** How many recipes a user sees who is logged in. */
    private static long seen(TestDatabase database, String user) {
        database.execute(
                "select set_config('request.jwt.claims', json_build_object('sub', ?::text)::text, false)", user);
        database.execute("set role authenticated");
        try {
            return database.query("select count(*) as recipes from public.recipes")
                    .get(0)
                    .longValue("recipes");
        } finally {
            database.execute("reset role");
        }
    }
}
