package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of MyBatis Migrations. */
final class MybatisFolder implements MigrationFolder {
    private final FolderSettings settings;
    private final Path folder;
    private final MybatisScripts scripts;
    private final MigrationRuntime runtime;
    private final List<MybatisMigration> migrations;
    private final List<SqlScript> otherScripts;

    MybatisFolder(
            FolderSettings settings,
            Path folder,
            MybatisScripts scripts,
            MigrationRuntime runtime,
            List<MybatisMigration> migrations) {
        this.settings = settings;
        this.folder = folder;
        this.scripts = scripts;
        this.runtime = runtime;
        this.migrations = migrations;
        this.otherScripts = Stream.of(MybatisFile.BOOTSTRAP, MybatisFile.ON_ABORT)
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .map(file -> scripts.up(file).script())
                .toList();
    }

    @Override
    public String tool() {
        return "mybatis";
    }

    @Override
    public Path path() {
        return folder;
    }

    @Override
    public Optional<DatabaseKind> kind() {
        return scripts.environment().kind().or(settings::kind);
    }

    @Override
    public List<MigrationRuntime> runtimes() {
        return List.of(runtime);
    }

    @Override
    public List<Migration> all() {
        return migrations.stream().map(MybatisMigration::migration).toList();
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        return standing(connection).applied();
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return standing(connection).pending();
    }

    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        return standing(connection).skipped();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return standing(connection).missing().stream().map(Change::toString).toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return standing(connection).findings();
    }

    private Standing standing(Connection connection) throws SQLException {
        String table = scripts.environment().changelog();
        return new Standing(
                migrations,
                new Changelog(connection, table).read(),
                scripts.environment().pending(),
                table);
    }

    @Override
    public List<String> warnings() {
        return new Oddities(scripts, migrations).found();
    }

    @Override
    public List<SqlScript> otherScripts() {
        return otherScripts;
    }

    @Override
    public List<byte[]> dependencies() {
        return Stream.concat(
                        Stream.of(scripts.environment().toString()),
                        otherScripts().stream().map(SqlScript::text))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public boolean runsCode() {
        return true;
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        run(connection, runtime, observer)
                .apply(
                        known(wanted),
                        migration -> settings.options().code().isEmpty()
                                ? List.of()
                                : settings.options().codeAt(migration.migration(), all()));
    }

    /** Takes back; a migration without an undo is stepped over as the tool does it: only its row goes. */
    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        run(connection, runtime, observer).takeBack(known(wanted));
    }

    private MybatisRun run(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        return new MybatisRun(connection, runtime, observer, scripts, folder);
    }

    private List<MybatisMigration> known(List<Migration> wanted) {
        Map<String, MybatisMigration> byName = migrations.stream()
                .collect(Collectors.toMap(known -> known.migration().name(), known -> known));
        return wanted.stream()
                .map(one -> byName.get(one.name()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        new Changelog(connection, scripts.environment().changelog())
                .replace(known(applied).stream().map(MybatisMigration::file).toList());
    }

    @Override
    public Set<String> historyTables() {
        return Changelog.names(scripts.environment().changelog());
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "give MyBatis Migrations a URL that opens connections with foreign keys off, which is sqlite-jdbc's default:"
                + " leave foreign_keys=true out of it.";
    }
}
