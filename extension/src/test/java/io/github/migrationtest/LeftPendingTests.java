package io.github.migrationtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import org.junit.jupiter.api.Test;

/** A change set of Liquibase that may fail stays pending, and the steps go on behind it. */
@MigrationTest(migrations = "liquibase/may-fail")
class LeftPendingTests {

    @Test
    void isPassedByTheNextStep(Migrations migrations, TestDatabase database) {
        assertThat(migrations.up().migration().name()).isEqualTo("fails::ada");
        assertThat(migrations.up().migration().name()).isEqualTo("last::ada");
        assertThat(migrations.pending()).extracting(Migration::name).containsExactly("fails::ada");
        assertThatThrownBy(migrations::up)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "migrations.up() has nothing to apply: the database stands at last::ada. liquibase has run what is"
                                + " pending, and has left it pending: fails::ada.\nIts next run tries it again, as"
                                + " migrations.upToLatest() does.");

        database.execute("create table nowhere (a int)");
        migrations.upToLatest();

        assertThat(migrations.pending()).isEmpty();
        assertThat(database.query("select a from nowhere")).hasSize(1);
    }
}
