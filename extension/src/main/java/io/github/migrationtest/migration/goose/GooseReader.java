package io.github.migrationtest.migration.goose;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.Version;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a folder's files. */
record GooseReader(FolderSettings settings, DatabaseKind kind, GooseOptions options) {

    List<GooseMigration> migrations() {
        List<GooseMigration> migrations = new ArrayList<>();
        for (GooseFile file : files()) {
            migrations.add(file.isCode() ? code(file) : sql(file));
        }
        return migrations;
    }

    private Collection<GooseFile> files() {
        Map<Long, GooseFile> files = new TreeMap<>();
        for (GooseFile file : GooseFile.in(settings.folder(), options.provider())) {
            GooseFile twin = files.putIfAbsent(file.version(), file);
            if (twin != null) {
                throw new MigrationFolderException(
                        "Two migrations have version " + file.version() + ": "
                                + twin.path().getFileName() + " and "
                                + file.path().getFileName() + " in " + settings.folder()
                                + ". goose refuses the folder: \"duplicate version " + file.version()
                                + " detected\". Renumber one of them.",
                        file.path());
            }
        }
        return files.values();
    }

    private GooseMigration sql(GooseFile file) {
        Parsings read = parsings(file.path());
        GooseMigration.Scripts scripts =
                new GooseMigration.Scripts(script(file.path(), read.up()), script(file.path(), read.down()));
        Migration migration = new Migration(
                version(file),
                file.name(),
                scripts.up().script(),
                read.down().hasDown() ? Optional.of(scripts.down().script()) : Optional.empty());
        return new GooseMigration(
                migration, file.version(), Optional.of(scripts), scripts.up().transaction());
    }

    private record Parsings(Parsing up, Parsing down) {}

    /** One direction as goose reads it, or why it does not. */
    private record Parsing(Optional<GooseParser.Parsed> parsed, Optional<MigrationFolderException> refusal) {
        static Parsing refused(MigrationFolderException refusal) {
            return new Parsing(Optional.empty(), Optional.of(refusal));
        }

        /** What cannot be read may have a way back, which cannot be read either. */
        boolean hasDown() {
            return parsed.map(GooseParser.Parsed::hasDown).orElse(true);
        }
    }

    /** The file's text is gone when this ends, which makes room for the statements of a large one. */
    private Parsings parsings(Path file) {
        try {
            String text = settings.options().replacedIn(ScriptFiles.read(file, kind, "goose"));
            return new Parsings(parsing(file, text, true), parsing(file, text, false));
        } catch (MigrationFolderException refusal) {
            return new Parsings(Parsing.refused(refusal), Parsing.refused(refusal));
        }
    }

    private Parsing parsing(Path file, String text, boolean up) {
        try {
            return new Parsing(Optional.of(new GooseParser(file, this::variable, up).parse(text)), Optional.empty());
        } catch (MigrationFolderException refusal) {
            return Parsing.refused(refusal);
        }
    }

    /** What goose runs there is compiled into the application. */
    private GooseMigration code(GooseFile file) {
        String text = ScriptFiles.read(file.path());
        String name = String.valueOf(file.path().getFileName());
        Migration migration = new Migration(
                version(file),
                file.name(),
                new SqlScript(name, Optional.of(file.path()), "", List.of()),
                Optional.empty());
        boolean transaction = !text.contains("NoTx") && !text.contains("RunDB:");
        return new GooseMigration(migration, file.version(), Optional.empty(), transaction);
    }

    private static Version version(GooseFile file) {
        return Version.number(BigInteger.valueOf(file.version()));
    }

    /** The placeholders that the user gave count before the environment, so that a test need not change that. */
    private Optional<String> variable(String name) {
        return Optional.ofNullable(settings.options().placeholders().get(name))
                .or(() -> Optional.ofNullable(System.getenv(name)));
    }

    private GooseScript script(Path file, Parsing parsing) {
        return parsing.parsed()
                .map(parsed -> script(file, parsed))
                .orElseGet(() -> GooseScript.unread(file, parsing.refusal().orElseThrow()));
    }

    private GooseScript script(Path file, GooseParser.Parsed parsed) {
        List<GooseStatement> pieces = new ArrayList<>();
        List<SqlStatement> all = new ArrayList<>();
        for (GooseParser.Piece piece : parsed.pieces()) {
            int first = all.size();
            all.addAll(statements(file, piece, parsed.text(piece), first));
            pieces.add(new GooseStatement(piece.line(), piece.column(), piece.start(), piece.end(), first, all.size()));
        }
        SqlScript script = new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), parsed.text(), all);
        return new GooseScript(script, pieces, parsed.transaction(), Optional.empty());
    }

    /** MySQL gets a piece as it is, in which its own rules find one statement; the others may find several. */
    private List<SqlStatement> statements(Path file, GooseParser.Piece piece, String text, int before) {
        if (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB) {
            return List.of(new SqlStatement(before + 1, piece.line(), piece.column(), text));
        }
        List<SqlStatement> statements = new ArrayList<>();
        for (SqlStatement statement : SqlScript.split(kind, file, text).statements()) {
            statements.add(statement.within(piece.line(), piece.column()).numbered(before + statements.size() + 1));
        }
        return statements;
    }
}
