package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.StatementCutter;
import io.github.migrationtest.migration.ScriptFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What MyBatis Migrations does with some scripts of a folder without a word, and hardly anybody means. */
record Oddities(MybatisScripts scripts, List<MybatisMigration> migrations) {

    List<String> found() {
        List<String> found = new ArrayList<>();
        if (!scripts.environment().hooks().isEmpty()) {
            found.add("The environment sets "
                    + String.join(", ", scripts.environment().hooks())
                    + ", and a rehearsal does not run hooks of MyBatis Migrations. What they change is missing here.");
        }
        for (MybatisMigration migration : migrations) {
            lookAtBytes(migration, found);
            look(migration, migration.up(), found);
            migration.undo().ifPresent(undo -> look(migration, undo, found));
        }
        return List.copyOf(found);
    }

    /** A file is read again only where its text may show it. */
    private void lookAtBytes(MybatisMigration migration, List<String> found) {
        if (Stream.concat(Stream.of(migration.up()), migration.undo().stream())
                .anyMatch(one -> one.part().text().indexOf(ScriptFiles.REPLACEMENT) >= 0)) {
            ScriptFiles.malformed(migration.file().path(), scripts.environment().charset())
                    .ifPresent(malformed -> found.add(migration.file().name() + ".sql, " + malformed
                            + ", and MyBatis Migrations reads U+FFFD in its place. Save the file in that encoding, or name"
                            + " its own with script_char_set."));
        }
    }

    private void look(MybatisMigration migration, MybatisScript script, List<String> found) {
        String file = migration.file().name() + ".sql";
        if (script.cut().isEmpty()) {
            lookAtWhole(file, script.part(), found);
            return;
        }
        Cut cut = script.cut().get();
        cut.dropped()
                .forEach(line -> found.add(file + ", line " + line.number() + ": what stands behind the last "
                        + scripts.environment().delimiter() + " of a line is never run: " + line.text()
                        + ". Put it on a line of its own."));
        if (!cut.delimiter().equals(scripts.environment().delimiter())) {
            found.add(
                    file + " ends with the delimiter " + cut.delimiter() + ", and MyBatis Migrations keeps that for the"
                            + " scripts behind it in the same run. Set it back with -- @DELIMITER "
                            + scripts.environment().delimiter() + ".");
        }
    }

    private void lookAtWhole(String file, ScriptPart part, List<String> found) {
        int statements = scripts.kind() == DatabaseKind.SQLITE
                ? StatementCutter.statements(DatabaseKind.SQLITE, part.text()).size()
                : 0;
        if (statements > 1) {
            found.add(file + " is sent whole (send_full_script), and sqlite-jdbc runs the first of its " + statements
                    + " statements only. Set send_full_script=false.");
        }
    }
}
