package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.UnreadScript;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a folder's files. */
record AtlasReader(FolderSettings settings, DatabaseKind kind, AtlasOptions options) {
    private static final Pattern SECTION = Pattern.compile("(?m)^-- (\\S+\\.sql) --[ \\t\\r]*$");

    /** A section of an archive; its text stands on the lines on which it stands in the file. */
    private record Section(String name, String text) {}

    List<AtlasFile> files() {
        List<Path> paths = AtlasDirectory.files(settings.folder());
        AtlasSum sum = AtlasSum.of(settings.folder(), paths);
        sum.check();
        Map<String, String> hashes = sum.byName();
        List<AtlasFile> files = new ArrayList<>();
        Map<String, Path> versions = new HashMap<>();
        for (Path path : paths) {
            refuseSameVersion(versions, path);
            files.add(file(path, hashes.getOrDefault(AtlasDirectory.name(path), ""), files.size()));
        }
        return files;
    }

    private static void refuseSameVersion(Map<String, Path> versions, Path path) {
        Path before = versions.putIfAbsent(AtlasDirectory.version(path), path);
        if (before != null) {
            throw new MigrationFolderException(
                    "Two migrations have version " + AtlasDirectory.version(path) + ": "
                            + AtlasDirectory.name(before) + " and " + AtlasDirectory.name(path)
                            + ". Atlas writes one row for both, and takes the second for applied. Rename one of them,"
                            + " and run atlas migrate hash.",
                    path);
        }
    }

    private AtlasFile file(Path path, String hash, int place) {
        try {
            return read(path, hash, place);
        } catch (MigrationFolderException refusal) {
            return unread(path, hash, place, refusal);
        }
    }

    /** Its sum is right, and Atlas looks into it only when its turn comes. */
    private static AtlasFile unread(Path path, String hash, int place, MigrationFolderException refusal) {
        Version version = Version.placed(AtlasDirectory.version(path), place);
        return new AtlasFile(
                new Migration(version, AtlasDirectory.base(path), UnreadScript.of(path), Optional.empty()),
                AtlasDirectory.version(path),
                AtlasDirectory.description(path),
                hash,
                Optional.empty(),
                !AtlasDirectives.named("checkpoint", ScriptFiles.readReplacing(path, StandardCharsets.UTF_8))
                        .isEmpty(),
                Optional.of(refusal),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private AtlasFile read(Path path, String hash, int place) {
        String text = settings.options().replacedIn(ScriptFiles.read(path, kind, "Atlas"));
        boolean archive = !AtlasDirectives.named("txtar", text).isEmpty();
        List<Section> sections = archive ? sections(text) : List.of(new Section("migration.sql", text));
        List<AtlasStatement> statements = new ArrayList<>();
        List<AtlasCheck> checks = new ArrayList<>();
        Optional<Section> down = Optional.empty();
        for (Section section : sections) {
            if (section.name().equals("migration.sql")) {
                statements.addAll(statements(path, section.text()));
            } else if (section.name().equals("down.sql")) {
                down = Optional.of(section);
            } else if (section.name().equals("checks.sql") || section.name().startsWith("checks/")) {
                boolean oneOf = section.text().contains("atlas:assert oneof");
                checks.add(new AtlasCheck(section.name(), oneOf, statements(path, section.text())));
            } else {
                throw refused(
                        path,
                        1
                                + newlines(section.text()
                                        .substring(
                                                0,
                                                section.text().length()
                                                        - section.text()
                                                                .stripLeading()
                                                                .length())),
                        "The section " + section.name() + " is none of an archive of Atlas",
                        "Known are checks.sql, checks/<name>.sql, migration.sql and down.sql.");
            }
        }
        if (archive && sections.stream().noneMatch(section -> section.name().equals("migration.sql"))) {
            throw refused(
                    path,
                    1,
                    "The archive (atlas:txtar) has no section -- migration.sql --",
                    "Write that line above the statements.");
        }
        Optional<List<AtlasStatement>> back = down.map(section -> statements(path, section.text()));
        Migration migration = new Migration(
                Version.placed(AtlasDirectory.version(path), place),
                AtlasDirectory.base(path),
                script(path, text, statements),
                back.map(list -> script(path, text, list)));
        return new AtlasFile(
                migration,
                AtlasDirectory.version(path),
                AtlasDirectory.description(path),
                hash,
                transaction(path, text),
                !AtlasDirectives.named("checkpoint", text).isEmpty(),
                Optional.empty(),
                checks,
                statements,
                back);
    }

    private static SqlScript script(Path path, String text, List<AtlasStatement> statements) {
        List<SqlStatement> numbered = new ArrayList<>();
        for (AtlasStatement statement : statements) {
            numbered.add(new SqlStatement(numbered.size() + 1, statement.line(), statement.column(), statement.text()));
        }
        return new SqlScript(AtlasDirectory.name(path), Optional.of(path), text, numbered);
    }

    private static List<Section> sections(String text) {
        List<Section> sections = new ArrayList<>();
        Matcher marker = SECTION.matcher(text);
        String name = "";
        int start = -1;
        while (marker.find()) {
            if (start >= 0) {
                sections.add(section(name, text, start, marker.start()));
            }
            name = marker.group(1);
            start = marker.end();
        }
        if (start >= 0) {
            sections.add(section(name, text, start, text.length()));
        }
        return sections;
    }

    private static Section section(String name, String text, int start, int end) {
        return new Section(name, "\n".repeat(newlines(text.substring(0, start))) + text.substring(start, end));
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private List<AtlasStatement> statements(Path path, String text) {
        try {
            return AtlasScanner.statements(kind, text);
        } catch (AtlasScanner.ScanException e) {
            int line = 1 + newlines(text.substring(0, Math.min(e.place(), text.length())));
            throw refused(
                    path,
                    line,
                    "Atlas cannot cut the file into statements: \"scanning statements from \""
                            + AtlasDirectory.name(path) + "\": " + e.getMessage() + "\"",
                    "Close it, or say with -- atlas:delimiter what ends the statements.");
        }
    }

    private Optional<String> transaction(Path path, String text) {
        List<String> modes = AtlasDirectives.named("txmode", text);
        if (modes.isEmpty()) {
            return Optional.empty();
        }
        String mode = modes.get(0);
        if (modes.size() > 1) {
            throw refused(
                    path,
                    1,
                    "The file says atlas:txmode more than once: \"multiple txmode values found\"",
                    "Leave one.");
        } else if (!mode.equals(AtlasOptions.NONE) && !mode.equals(AtlasOptions.FILE)) {
            throw refused(
                    path,
                    1,
                    mode.equals(AtlasOptions.ALL)
                            ? "The file says atlas:txmode all: \"txmode \"all\" is not allowed in file directive\""
                            : "The file says atlas:txmode " + mode + ": \"unknown txmode \"" + mode
                                    + "\" found in file directive\"",
                    "It takes file and none.");
        } else if (options.transaction().equals(AtlasOptions.ALL)) {
            throw refused(
                    path,
                    1,
                    "The file says atlas:txmode " + mode
                            + ", and options tx-mode=all: \"cannot set txmode directive to \"" + mode
                            + "\" when txmode \"all\" is set globally\"",
                    "Use tx-mode=file.");
        }
        return Optional.of(mode);
    }

    private static MigrationFolderException refused(Path file, int line, String found, String remedy) {
        return new MigrationFolderException(file + ", line " + line + ": " + found + ". " + remedy, file, line, null);
    }
}
