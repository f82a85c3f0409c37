package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
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
            String text = settings.options().replacedIn(ScriptFiles.read(file.path(), kind, "dbmate"));
            List<DbmateSection> sections = new DbmateParser(kind, file.path(), text).sections();
            Migration migration = new Migration(
                    // dbmate sorts by name, and takes 1 and 01 for two versions.
                    Version.placed(file.version(), migrations.size()),
                    file.name(),
                    whole(file.path(), sections.stream().map(DbmateSection::up).toList()),
                    Optional.of(whole(
                            file.path(),
                            sections.stream().map(DbmateSection::down).toList())));
            migrations.add(new DbmateMigration(migration, sections));
        }
        return migrations;
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
