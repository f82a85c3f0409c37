package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.internal.run.PreparedTexts;
import io.github.migrationtest.internal.run.SaidDrops;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table that stays keeps what it has: indexes, keys, triggers, defaults, checks, and all else that the script does not drop by
 * name.
 *
 * <p>Silent: {@code DROP INDEX notes_title}; a rebuild that only makes a column nullable; what becomes stricter. Found: the trigger
 * and the unique index of a table that was rebuilt without them; a default that the new definition of a rebuilt table leaves out
 * beside other changes; a view that reads a dropped column.
 */
public final class KeepsSchema implements MigrationCheck {

    /** Of statements that put a whole definition in the place of another; SQLite's own tables hold them as texts. */
    private static final String[] WRITE_DEFINITIONS = {"RENAME", "MODIFY", "CHANGE", "sqlite_schema", "sqlite_master"};

    /** What Prisma writes above a rebuild that it has made from {@code schema.prisma}. */
    private static final Pattern OF_PRISMAS_SCHEMA = Pattern.compile("(?m)^-- RedefineTables\\s*$");

    /** For {@link java.util.ServiceLoader}. */
    public KeepsSchema() {}

    @Override
    public String id() {
        return "keeps-schema";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.up().map(step -> found(migration, step)).orElse(List.of());
    }

    private List<Finding> found(RehearsedMigration migration, MigrationStep step) {
        List<Finding> differences = migration.differencesFromIntended();
        List<Finding> found = new ArrayList<>();
        differences.forEach(difference -> found.add(difference.of(id())));
        SchemaDiff diff = step.schemaDiff();
        List<SqlScript> scripts = List.of(migration.migration().up());
        ScriptIntent intent = ScriptIntent.of(migration.kind(), scripts);
        List<SchemaLoss> losses =
                SchemaLosses.of(diff, step.schemaAfter(), SaidDrops.of(migration.kind(), scripts), intent);
        List<SchemaLoss> unsaid = losses.stream()
                .filter(loss -> !loss.said() && !isMeant(migration, step, loss, losses))
                .filter(loss -> differences.stream()
                        .flatMap(difference -> difference.object().stream())
                        .noneMatch(loss::isMentionedBy))
                .toList();
        List<String> changes = unsaid.isEmpty() ? List.of() : migration.intendedChanges();
        LossOfSchema how = new LossOfSchema(migration.kind(), step, intent);
        unsaid.stream()
                .filter(loss -> changes.stream().noneMatch(loss::isIntendedBy))
                .forEach(loss -> found.add(how.of(loss)
                        .put(Finding.error(
                                        id(), migration.migration(), loss.what() + " (the script does not say so)", "")
                                .about(loss.object()))));
        found.addAll(LostCounters.in(migration, step, id()));
        return found;
    }

    /** Where the definition is written anew, leaving something out is the only way to take it away. */
    private static boolean isMeant(
            RehearsedMigration migration, MigrationStep step, SchemaLoss loss, List<SchemaLoss> losses) {
        if (!loss.ofDefinition()) {
            return false;
        }
        if (loss.sort().equals("not null") && isWrittenByPrisma(migration)) {
            return true;
        }
        PreparedTexts prepared = new PreparedTexts();
        List<List<SqlToken>> statements = step.statements().stream()
                .map(statement -> prepared.words(migration.kind(), statement.sql()))
                .filter(words -> names(words, loss.table()))
                .toList();
        boolean isAll = SchemaLosses.sortsOfChanges(step.schemaDiff(), loss.table(), losses)
                        .size()
                == 1;
        return isAll && statements.stream().anyMatch(words -> has(words, WRITE_DEFINITIONS))
                || SchemaLosses.isAllOfItsColumn(step.schemaDiff(), loss)
                        && statements.stream().anyMatch(words -> definesAnew(words, loss));
    }

    /** Its schema says of each column whether it may be null; of checks and triggers it knows nothing, and leaves them out unmeant. */
    private static boolean isWrittenByPrisma(RehearsedMigration migration) {
        return OF_PRISMAS_SCHEMA.matcher(migration.migration().up().text()).find();
    }

    /** MySQL's statement that repeats a whole column. */
    private static boolean definesAnew(List<SqlToken> words, SchemaLoss loss) {
        return has(words, "MODIFY", "CHANGE")
                && names(words, loss.object().substring(loss.table().length() + 1));
    }

    private static boolean names(List<SqlToken> words, String name) {
        return words.stream().anyMatch(word -> word.name().equalsIgnoreCase(name));
    }

    private static boolean has(List<SqlToken> words, String... oneOf) {
        return words.stream().anyMatch(word -> Stream.of(oneOf).anyMatch(word::is));
    }
}
