package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.Direction;
import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.check.NameAsText;
import io.github.migrationtest.check.Rewrite;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.internal.run.MadeTriggers;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A run as it was, with the database held as it was before and after; everything else is read when asked for. */
public class RecordedRun implements MigrationRun {
    final Plan plan;
    private final Direction direction;
    private final List<Migration> migrations;
    private final List<SqlStatement> statements;
    private final Duration duration;
    private final boolean enforcesForeignKeys;
    private final boolean leavesForeignKeysOff;
    private final Moment before;
    private final Moment after;

    private final Lazy<SchemaDiff> schemaDiff = new Lazy<>(this::compareSchemas);
    private final Lazy<DataDiff> dataDiff = new Lazy<>(this::compareData);
    private final Lazy<Map<DataChange, List<Culprit>>> culprits = new Lazy<>(this::findCulprits);
    private final Lazy<ScriptIntent> written = new Lazy<>(this::readScripts);
    private final Lazy<ScriptIntent> intent = new Lazy<>(this::readIntent);
    private final Lazy<List<DataLoss>> judged = new Lazy<>(this::judge);
    private final Lazy<Replay> replay = new Lazy<>(() -> Replay.inSteps(this));
    private final Lazy<Optional<String>> explanation = new Lazy<>(() -> LossExplanation.of(this));
    private final Lazy<Optional<String>> explanationOfUnsaid = new Lazy<>(() -> LossExplanation.ofUnsaid(this));
    private volatile boolean asserted;
    private volatile boolean accepted;

    RecordedRun(
            Plan plan,
            Direction direction,
            List<Migration> migrations,
            List<SqlStatement> statements,
            Duration duration,
            boolean enforcesForeignKeys,
            boolean leavesForeignKeysOff,
            Moment before,
            Moment after) {
        this.plan = plan;
        this.direction = direction;
        this.migrations = List.copyOf(migrations);
        this.statements = List.copyOf(statements);
        this.duration = duration;
        this.enforcesForeignKeys = enforcesForeignKeys;
        this.leavesForeignKeysOff = leavesForeignKeysOff;
        this.before = before;
        this.after = after;
    }

    RecordedRun(RecordedRun other) {
        this(
                other.plan,
                other.direction,
                other.migrations,
                other.statements,
                other.duration,
                other.enforcesForeignKeys,
                other.leavesForeignKeysOff,
                other.before,
                other.after);
    }

    @Override
    public List<Migration> migrations() {
        return migrations;
    }

    @Override
    public Direction direction() {
        return direction;
    }

    @Override
    public SchemaSnapshot schemaBefore() {
        return before.schema();
    }

    @Override
    public SchemaSnapshot schemaAfter() {
        return after.schema();
    }

    @Override
    public SchemaDiff schemaDiff() {
        return schemaDiff.get();
    }

    @Override
    public DataSnapshot dataBefore() {
        asserted = true;
        return before.data();
    }

    @Override
    public DataSnapshot dataAfter() {
        asserted = true;
        return after.data();
    }

    @Override
    public DataDiff dataDiff() {
        asserted = true;
        return dataDiff.get();
    }

    @Override
    public List<SqlStatement> statements() {
        return statements;
    }

    @Override
    public Duration duration() {
        return duration;
    }

    @Override
    public boolean enforcesForeignKeys() {
        return enforcesForeignKeys;
    }

    /** Whether its connection enforced them, and does so no more behind it. */
    public boolean leavesForeignKeysOff() {
        return leavesForeignKeysOff;
    }

    @Override
    public List<MigrationStep> steps() {
        return replay.get().steps();
    }

    @Override
    public Optional<String> explainLoss() {
        return explanation.get();
    }

    @Override
    public Optional<String> explainLossOf(String table) {
        return LossExplanation.of(this, loss -> Names.same(loss.table(), table));
    }

    /** The same of what the scripts do not say. */
    public Optional<String> explainUnsaidLoss() {
        return explanationOfUnsaid.get();
    }

    @Override
    public void acceptDataChanges(String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("acceptDataChanges wants the reason, for the reader of the test.");
        }
        accepted = true;
    }

    /** Whether the database is there as it was before and after. */
    boolean isHeld() {
        return before.isHeld() && after.isHeld();
    }

    /** What changed in the rows, for who judges the run and is not the test. */
    DataDiff observedDataDiff() {
        return dataDiff.get();
    }

    /** The statement after which something was gone, found by a replay on a clone. */
    public Optional<SqlStatement> culpritOf(DataLoss loss) {
        return culpritsOf(loss.change()).stream().map(Culprit::statement).findFirst();
    }

    /** Whether the test has taken the judgement of this run's rows upon itself. */
    boolean isAnsweredFor() {
        return asserted || accepted;
    }

    /** The rows just before, for who judges the run and is not the test. */
    DataSnapshot observedDataBefore() {
        return before.data();
    }

    /** What has been found about the run by whoever looked; nothing is read for it. */
    List<String> findings() {
        return dataDiff.peek().stream()
                .flatMap(diff -> diff.losses().stream())
                .map(loss -> this + " " + loss.describe())
                .toList();
    }

    /** The rows just after, for who judges the run and is not the test. */
    DataSnapshot observedDataAfter() {
        return after.data();
    }

    /** What the run lost, and how that stands to what its scripts say. */
    public List<DataLoss> judgedLosses() {
        return judged.get();
    }

    /** The names of columns that it stored as texts. */
    public List<NameAsText> namesAsTexts() {
        return NamesAsTexts.of(this);
    }

    /** The tables that hold rows and were written anew as a whole, as far as the engine shows that. */
    public List<Rewrite> rewrites() {
        return switch (before().kind()) {
            case SQLITE -> List.of();
            case POSTGRESQL -> PostgresqlRewrites.of(this);
            case MYSQL, MARIADB -> MysqlRewrites.of(this);
        };
    }

    /** Which statements took each thing that is lost, found by a replay on a clone. */
    Map<DataChange, List<Culprit>> culprits() {
        return culprits.get();
    }

    /** The statements that took one thing; empty if they could not be found. */
    List<Culprit> culpritsOf(DataChange loss) {
        return culprits.get().getOrDefault(loss, List.of());
    }

    private Map<DataChange, List<Culprit>> findCulprits() {
        LossWatch watch = new LossWatch(dataDiff.get(), before.data(), after.data(), intent());
        try {
            Replay.observed(this, watch);
        } catch (MigrationFailedException e) {
            // A script may ask for the time or for its database's file: then it can fail where it went through before.
            return Map.of();
        } catch (SQLException e) {
            throw new DatabaseException("The run cannot be replayed to find where rows went.", e);
        }
        return watch.culprits();
    }

    /** Drops the clone that its steps were made on, if anybody asked for them. */
    void endReplay() {
        replay.peek().ifPresent(Replay::close);
    }

    /** What the scripts of the run say that they do. */
    ScriptIntent intent() {
        return intent.get();
    }

    private ScriptIntent readScripts() {
        return ScriptIntent.of(plan.provider().kind(), scripts());
    }

    /** The triggers that its scripts make. */
    MadeTriggers madeTriggers() {
        return MadeTriggers.in(plan.provider().kind(), scripts());
    }

    /** For what PostgreSQL's tables pass on to others, the schema is read. */
    private ScriptIntent readIntent() {
        return plan.provider().kind() == DatabaseKind.POSTGRESQL
                ? written.get().reaching(new Descent(schemaBefore())::below, !truncates())
                : written.get();
    }

    /** Who deletes from a table looks for the rows below it too; who empties it may not know that there are any. */
    private boolean truncates() {
        return scripts().stream()
                .flatMap(script -> script.statements().stream())
                .anyMatch(statement -> Said.of(statement).truncates());
    }

    private List<SqlScript> scripts() {
        return migrations.stream()
                .flatMap(migration -> direction == Direction.UP ? Stream.of(migration.up()) : migration.down().stream())
                .toList();
    }

    private SchemaDiff compareSchemas() {
        return SchemaDiff.between(
                schemaBefore(), schemaAfter(), Renames.ofTables(intent()), Renames.ofColumns(intent()));
    }

    /** Every test's rows are compared: the schema is read for it only where columns are renamed. */
    private DataDiff compareData() {
        boolean asWritten = written.get().renamedColumns().isEmpty();
        return before.dataUntil(after, Renames.of(asWritten ? written.get() : intent()));
    }

    private List<DataLoss> judge() {
        return dataDiff.get().losses().isEmpty() ? List.of() : new LossJudge(this).judge();
    }

    @Override
    public Backup before() {
        return before.backup();
    }

    @Override
    public Backup after() {
        Backup held = after.backup();
        held.make();
        return held;
    }

    /** The database just after, to be read at once, for who judges the run and is not the test. */
    Backup observedAfter() {
        return after.backup();
    }

    /** The database just before, for the end of the move that led there. */
    public Moment beginning() {
        return before;
    }

    /** The database just after, for a move that begins there. */
    public Moment end() {
        return after;
    }

    /** What it was, in a few words: {@code up 0003_note_title (drizzle, better-sqlite3)}. */
    @Override
    public String toString() {
        String what = migrations.isEmpty()
                ? "nothing"
                : migrations.size() == 1
                        ? migrations.get(0).name()
                        : migrations.get(0) + " to " + migrations.get(migrations.size() - 1);
        return (direction == Direction.UP ? "up " : "down ") + what + " ("
                + plan.folder().tool() + ", " + plan.runtime() + ")";
    }
}
