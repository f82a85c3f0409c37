package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderEntries;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A project of sqitch. */
final class SqitchFolder implements MigrationFolder {
    private final SqitchProject project;
    private final SqitchPlan plan;
    private final List<MigrationRuntime> runtimes;
    private final List<SqitchRun.Step> steps;

    private SqitchFolder(
            SqitchProject project, SqitchPlan plan, List<MigrationRuntime> runtimes, List<SqitchRun.Step> steps) {
        this.project = project;
        this.plan = plan;
        this.runtimes = runtimes;
        this.steps = steps;
    }

    static SqitchFolder read(FolderSettings settings) {
        SqitchProject project = SqitchProject.of(settings);
        SqitchPlan plan = PlanReader.read(project.planFile());
        if (plan.changes().isEmpty()) {
            throw new MigrationFolderException(
                    plan.file()
                            + " plans no change: sqitch has nothing to deploy. Name the folder whose plan has changes.",
                    plan.file());
        }
        DatabaseKind kind = project.kind().or(settings::kind).orElse(DatabaseKind.SQLITE);
        project.mode();
        if (project.program().isPresent() && kind != DatabaseKind.SQLITE && kind != DatabaseKind.POSTGRESQL) {
            throw new MigrationFolderException(
                    "sqitch keeps its registry of " + kind.productName()
                            + " in a second database, which all tests on the server"
                            + " would share. Leave options = \"program="
                            + project.program().get().name()
                            + "\" out: then its scripts are run here as sqitch runs them.",
                    settings.folder());
        }
        List<SqitchRun.Step> steps = new ArrayList<>();
        for (PlanChange change : plan.changes()) {
            Scripts scripts = Scripts.of(change, project, kind);
            String name = change.uniqueName();
            steps.add(new SqitchRun.Step(
                    new Migration(
                            Version.placed(name, steps.size()),
                            name,
                            scripts.deploy()
                                    .map(ClientScript::script)
                                    .orElseGet(() -> SqlScript.nothing(name + " (no deploy script)")),
                            scripts.revert().map(ClientScript::script)),
                    scripts));
        }
        return new SqitchFolder(project, plan, runtimes(settings, kind), steps);
    }

    private static List<MigrationRuntime> runtimes(FolderSettings settings, DatabaseKind kind) {
        MigrationRuntime client =
                switch (kind) {
                    case SQLITE ->
                        new MigrationRuntime(
                                "sqlite3", new DatabaseSettings(List.of("PRAGMA foreign_keys = OFF")), false, true);
                    case POSTGRESQL -> new MigrationRuntime("psql", DatabaseSettings.none(), false, true);
                    case MYSQL, MARIADB -> new MigrationRuntime("mysql", DatabaseSettings.none(), false, true);
                };
        settings.runtime().filter(name -> !name.equals(client.name())).ifPresent(name -> {
            throw new MigrationFolderException(
                    "runtime = \"" + name + "\" is not what runs sqitch's scripts on " + kind.productName()
                            + ": that is " + client.name() + ".",
                    settings.folder());
        });
        return List.of(client);
    }

    @Override
    public String tool() {
        return "sqitch";
    }

    @Override
    public Path path() {
        return project.settings().folder();
    }

    @Override
    public Optional<DatabaseKind> kind() {
        return project.kind();
    }

    @Override
    public List<MigrationRuntime> runtimes() {
        return runtimes;
    }

    @Override
    public List<Migration> all() {
        return steps.stream().map(SqitchRun.Step::migration).toList();
    }

    SqitchPlan plan() {
        return plan;
    }

    List<SqitchRun.Step> steps() {
        return steps;
    }

    List<Deployed> deployed(Connection connection) throws SQLException {
        return new Registry(connection, project.registry()).deployed(plan.project());
    }

    /** Where sqitch stands: at the newest change that is deployed, whatever is missing before it; -1 for nowhere. */
    int position(List<Deployed> deployed) {
        for (int i = deployed.size() - 1; i >= 0; i--) {
            int place = plan.indexOf(deployed.get(i).id());
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        return deployed(connection).stream()
                .map(change -> plan.indexOf(change.id()))
                .filter(place -> place >= 0)
                .map(place -> steps.get(place).migration())
                .toList();
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return all().subList(position(deployed(connection)) + 1, steps.size());
    }

    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        Set<Migration> applied = new HashSet<>(applied(connection));
        return all().subList(0, position(deployed(connection)) + 1).stream()
                .filter(migration -> !applied.contains(migration))
                .toList();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return deployed(connection).stream()
                .filter(change -> plan.indexOf(change.id()) < 0)
                .map(Deployed::toString)
                .toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return new SqitchValidation(this, deployed(connection)).findings();
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        run(connection, runtime, observer).deploy(steps(wanted));
    }

    @Override
    public void apply(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        if (project.program().isPresent()) {
            new ProgramRun(database, project.program().get(), plan).deploy(steps(wanted));
        } else {
            apply(database.connection(), runtime, wanted, observer);
        }
    }

    @Override
    public void takeBack(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        if (project.program().isPresent()) {
            new ProgramRun(database, project.program().get(), plan).revert(revertible(wanted));
        } else {
            takeBack(database.connection(), runtime, wanted, observer);
        }
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        run(connection, runtime, observer).revert(revertible(wanted));
    }

    private List<SqitchRun.Step> revertible(List<Migration> wanted) {
        List<SqitchRun.Step> reverted = steps(wanted);
        for (SqitchRun.Step step : reverted) {
            if (step.migration().down().isEmpty()) {
                throw new NoWayBackException(
                        step.migration(),
                        step.migration().name() + " has no revert script, and sqitch stops where one is missing. Write "
                                + step.scripts().revertFile() + ". Nothing was reverted.");
            }
        }
        return reverted;
    }

    private SqitchRun run(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        return new SqitchRun(connection, runtime, observer, project, plan);
    }

    private List<SqitchRun.Step> steps(List<Migration> wanted) {
        return FolderEntries.of(wanted, steps, SqitchRun.Step::migration, path());
    }

    /** As {@code sqitch deploy --log-only}. */
    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        Registry registry = new Registry(connection, project.registry());
        registry.make(project.committer());
        registry.register(plan, project.committer());
        RegistryLog log = new RegistryLog(registry, plan, project.committer());
        log.forget();
        DeployCheck check = new DeployCheck(plan, registry);
        List<SqitchRun.Step> wanted = steps(applied);
        check.check(wanted.stream().map(SqitchRun.Step::scripts).toList());
        for (SqitchRun.Step step : wanted) {
            log.deployed(step.change(), step.scripts().hash().orElse(null), check.required(step.change()));
        }
    }

    /** Of a program of the user's nothing more is known. */
    @Override
    public boolean isRepeatable() {
        return project.program().isEmpty();
    }

    @Override
    public Set<String> historyTables() {
        boolean own = runtimes.get(0).name().equals("psql");
        return Registry.tables(own ? project.registry() : "sqitch");
    }

    /** The registry has what the plan says, and a verify script may refuse what a deploy script has done. */
    @Override
    public List<byte[]> dependencies() {
        List<byte[]> bytes = new ArrayList<>();
        bytes.add(ScriptFiles.bytes(plan.file()));
        bytes.add((project.mode() + " " + project.verifies() + " " + project.registry())
                .getBytes(StandardCharsets.UTF_8));
        for (SqitchRun.Step step : steps) {
            bytes.add(step.scripts().hash().orElse("").getBytes(StandardCharsets.UTF_8));
            step.scripts()
                    .verify()
                    .ifPresent(verify -> bytes.add(verify.script().text().getBytes(StandardCharsets.UTF_8)));
        }
        return bytes;
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "sqlite3, which runs sqitch's scripts, has them off: take PRAGMA foreign_keys = ON out of the script.";
    }
}
