package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.UnreadScript;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a folder's files. */
record DbmateReader(FolderSettings settings, DatabaseKind kind) {

    List<DbmateMigration> migrations() {
        List<DbmateMigration> migrations = new ArrayList<>();
        for (DbmateFile file : DbmateFile.in(settings.folder())) {
            // dbmate sorts by name, and takes 1 and 01 for two versions.
            migrations.add(migration(file, Version.placed(file.version(), migrations.size())));
        }
        return migrations;
    }

    private DbmateMigration migration(DbmateFile file, Version version) {
        try {
            List<DbmateSection> sections = sections(file.path());
            SqlScript up =
                    whole(file.path(), sections.stream().map(DbmateSection::up).toList());
            SqlScript down = whole(
                    file.path(), sections.stream().map(DbmateSection::down).toList());
            return new DbmateMigration(
                    new Migration(version, file.name(), up, Optional.of(down)), sections, Optional.empty());
        } catch (MigrationFolderException refusal) {
            SqlScript unread = UnreadScript.of(file.path());
            return new DbmateMigration(
                    new Migration(version, file.name(), unread, Optional.of(unread)), List.of(), Optional.of(refusal));
        }
    }

    private List<DbmateSection> sections(Path file) {
        String text = settings.options().replacedIn(ScriptFiles.read(file, kind, "dbmate"));
        return new DbmateParser(kind, file, text).sections();
    }

    /** What runs in one direction; of a file with several pairs the blocks one after the other. */
    private static SqlScript whole(Path file, List<DbmateBlock> blocks) {
        if (blocks.size() == 1) {
            return blocks.get(0).script();
        }
        StringBuilder text = new StringBuilder();
        List<SqlStatement> statements = new ArrayList<>();
        for (DbmateBlock block : blocks) {
            int lines = (int) text.chars().filter(c -> c == '\n').count();
            text.append(block.script().text().substring(lines));
            for (SqlStatement statement : block.script().statements()) {
                statements.add(statement.numbered(statements.size() + 1));
            }
        }
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), text.toString(), statements);
    }
}
