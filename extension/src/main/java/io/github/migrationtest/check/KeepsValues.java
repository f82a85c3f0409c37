package io.github.migrationtest.check;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.migration.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No value changes that the script does not change by name.
 *
 * <p>Silent: {@code UPDATE users SET email = lower(email)}. Found: a rebuild that copies two columns in the other order; a cast that
 * rounds; {@code ON DELETE SET NULL} behind the rebuild of a parent; a column's name in double quotes, stored as a text because there
 * is no such column.
 */
public final class KeepsValues implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public KeepsValues() {}

    @Override
    public String id() {
        return "keeps-values";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        List<Finding> found = new ArrayList<>(
                LossFindings.of(id(), migration, loss -> loss.change() instanceof DataChange.ValuesChanged));
        List<Finding> asTexts = migration.namesAsTexts().stream()
                .filter(name ->
                        found.stream().noneMatch(finding -> finding.statement().equals(Optional.of(name.statement()))))
                .map(name -> asText(migration, name))
                .toList();
        found.addAll(asTexts);
        return found;
    }

    private Finding asText(RehearsedMigration migration, NameAsText name) {
        return Finding.error(
                        id(),
                        migration.migration(),
                        "the text '" + name.name()
                                + "' is stored instead of values of a column: what the statement reads has no \""
                                + name.name() + "\".",
                        "Name the column that is meant, or leave it out, so that its default is taken; write texts in single"
                                + " quotes.")
                .about(name.name())
                .at(name.statement())
                .because(Optional.of(
                        "SQLite takes a name in double quotes that is no column's for a text, without a word. Some of"
                                + " its drivers refuse that."));
    }
}
