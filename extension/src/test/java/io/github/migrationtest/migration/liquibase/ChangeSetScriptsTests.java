package io.github.migrationtest.migration.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.Version;
import java.util.Optional;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.UnexpectedLiquibaseException;
import org.junit.jupiter.api.Test;

class ChangeSetScriptsTests {
    private final ChangeSetScripts scripts =
            new ChangeSetScripts(Changelog.unconnected(DatabaseKind.SQLITE), Optional.empty());

    private LiquibaseMigration migration(RawSQLChange change) {
        ChangeSet changeSet = new ChangeSet("1", "ada", false, false, "a.sql", "", "", new DatabaseChangeLog("a.sql"));
        change.setChangeSet(changeSet);
        changeSet.addChange(change);
        return scripts.migration(Version.placed("1", 0), "1::ada", changeSet);
    }

    @Test
    void takesStatementsAsLiquibaseSendsThem() {
        RawSQLChange change = new RawSQLChange(" SELECT 1 ;\n-- two\nSELECT ';';;\n\nSELECT 3");
        change.setStripComments(true);

        assertThat(migration(change).migration().up().statements())
                .extracting(SqlStatement::sql)
                .containsExactly("SELECT 1", "SELECT ';'", "SELECT 3");
    }

    /** Else a script that is too large would seem to have no statements, and nothing of it would be checked. */
    @Test
    void saysThatThereIsNotEnoughMemory() {
        assertThatThrownBy(() -> migration(new TooLarge()))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("Java heap space");
    }

    /** Ends as Liquibase's tokenizer ends where the memory does. */
    private static final class TooLarge extends RawSQLChange {
        @Override
        public liquibase.statement.SqlStatement[] generateStatements(Database database) {
            throw new UnexpectedLiquibaseException("a.sql::1::ada", new OutOfMemoryError("Java heap space"));
        }
    }
}
