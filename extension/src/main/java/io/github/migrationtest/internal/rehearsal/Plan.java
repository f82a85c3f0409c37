package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.JdbcUrls;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.copy.CopySource;
import io.github.migrationtest.internal.reach.Reach;
import io.github.migrationtest.internal.settings.Hooks;
import io.github.migrationtest.internal.settings.SettingValue;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.command.BackupCommands;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that was set, resolved whole and found to be possible; no database exists yet.
 *
 * @param server what was said about the server of the kind
 * @param copyOf where a real database is copied from; empty for a fresh one
 * @param baseline the last migration that a copy without a history holds
 * @param reach how far the scripts may reach beyond their database
 * @param guarded whether moves that lose rows unsaid fail the test
 * @param runtime the driver as which migrations run: the one that was named or found, else the usual one
 * @param hooks what was set as code
 * @param limits how long a run may take and wait
 * @param backups the user's own way to keep a database and to put it back, where one is named
 * @param rows what is put in when a database stands at a version; no template has it
 */
public record Plan(
        MigrationFolder folder,
        DatabaseProvider provider,
        DatabaseDirectory directory,
        ServerSettings server,
        Optional<CopyOf> copyOf,
        Optional<Migration> baseline,
        Reach reach,
        boolean guarded,
        MigrationRuntime runtime,
        Hooks hooks,
        RunLimits limits,
        Optional<BackupCommands> backups,
        List<RowsAt> rows) {

    /**
     * A copy that was asked for.
     *
     * @param location where it is, variables filled and relative paths resolved
     * @param asked as the user asked for it
     * @param allowed names of what its dump may bring that reaches beyond its database
     * @param masked columns whose values are replaced, each {@code table.column}
     */
    public record CopyOf(String location, SettingValue asked, Set<String> allowed, Set<String> masked) {
        public CopyOf {
            allowed = Set.copyOf(allowed);
            masked = Set.copyOf(masked);
        }

        /** What is copied, and how. */
        CopySource source() {
            return CopySource.of(location).allowing(allowed).masking(masked);
        }
    }

    /** What every database of the plan is told. */
    public DatabaseSettings settings() {
        return settingsUnder(runtime());
    }

    DatabaseSettings settingsUnder(MigrationRuntime runtime) {
        return runtime.settings()
                .hiding(folder.historyTables())
                .with(SqliteJdbcLimits.of(runtime))
                .with(hooks.onConnect());
    }

    /** The same with migrations run as another driver runs them. */
    Plan under(MigrationRuntime other) {
        return new Plan(
                folder, provider, directory, server, copyOf, baseline, reach, guarded, other, hooks, limits, backups,
                rows);
    }

    /** The same for bringing databases to where tests start, and for single steps of what goes only as a whole. */
    public Plan preparing() {
        return new Plan(
                folder.preparing(),
                provider,
                directory,
                server,
                copyOf,
                baseline,
                reach,
                guarded,
                runtime,
                hooks,
                limits,
                backups,
                rows);
    }

    /** The same with rows that are put in on the way. */
    public Plan with(List<RowsAt> others) {
        return new Plan(
                folder, provider, directory, server, copyOf, baseline, reach, guarded, runtime, hooks, limits, backups,
                others);
    }

    /** The same on a fresh database. */
    public Plan fresh() {
        return new Plan(
                folder,
                provider,
                directory,
                server,
                Optional.empty(),
                Optional.empty(),
                reach,
                guarded,
                runtime,
                hooks,
                limits,
                backups,
                rows);
    }

    /** Drivers that production may use instead, as far as the folder tells. */
    public List<MigrationRuntime> otherRuntimes() {
        return folder.runtimes().stream()
                .filter(other -> !other.equals(runtime))
                .toList();
    }

    /** What a test's database starts from, in a few words. */
    public String origin() {
        return copyOf.map(copy ->
                        "copy of " + JdbcUrls.withoutPassword(copy.asked().text()))
                .orElse("fresh database");
    }
}
