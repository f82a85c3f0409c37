package io.github.migrationtest.internal.rehearsal;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.migrationtest.check.CheckedMigration;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.check.Verdict;
import io.github.migrationtest.migration.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rehearsals found, as files: {@code findings.json} for programs, {@code report.md} for people. What other JVMs of the same build have
 * written stays in them.
 */
final class RehearsalFiles {
    private static final String TITLE = "# Migrations rehearsed\n";
    private static final String HEADING = "\n## ";

    private final Map<String, RehearsalResult> results;
    private final String build;

    /**
     * @param results by what was rehearsed, as the report names it
     * @param build names the build that this JVM is of
     */
    RehearsalFiles(Map<String, RehearsalResult> results, String build) {
        this.results = results;
        this.build = build;
    }

    /** Writes both into a folder; nobody sees half a file. */
    Path writeInto(Path folder) {
        synchronized (RehearsalFiles.class) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                        folder.resolve(".report.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock();
                    return merge(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The report of the rehearsals cannot be written into " + folder + ".", e);
            }
        }
    }

    private Path merge(Path folder) throws IOException {
        Path json = folder.resolve("findings.json");
        Path report = folder.resolve("report.md");
        Map<String, Map<?, ?>> entries = entriesIn(json);
        Map<String, String> sections = sectionsIn(report);
        sections.keySet().retainAll(entries.keySet());
        results.forEach((what, result) -> {
            entries.put(what, json(what, result));
            sections.put(what, section(result));
        });
        write(json, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(List.copyOf(entries.values())));
        StringBuilder text = new StringBuilder(TITLE);
        sections.forEach((what, section) -> text.append(HEADING).append(what).append(section));
        return write(report, text.toString());
    }

    /** What is of another build, or no longer as we write it, is replaced as a whole. */
    private Map<String, Map<?, ?>> entriesIn(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "[]";
        Map<String, Map<?, ?>> entries = new TreeMap<>();
        try {
            for (Object each : JSON.std.listFrom(text)) {
                if (each instanceof Map<?, ?> entry && build.equals(entry.get("build"))) {
                    entries.put(String.valueOf(entry.get("rehearsal")), entry);
                }
            }
        } catch (IOException unreadable) {
            return new TreeMap<>();
        }
        return entries;
    }

    private static Map<String, String> sectionsIn(Path file) throws IOException {
        Map<String, String> sections = new TreeMap<>();
        if (Files.exists(file)) {
            String text = Files.readString(file);
            for (int start = text.indexOf(HEADING); start >= 0; ) {
                int what = start + HEADING.length();
                int next = text.indexOf(HEADING, what);
                int line = Math.max(what, text.indexOf('\n', what));
                sections.put(text.substring(what, line), text.substring(line, next < 0 ? text.length() : next));
                start = next;
            }
        }
        return sections;
    }

    private static Path write(Path file, String text) throws IOException {
        Path whole = Files.createTempFile(file.getParent(), "report", ".tmp");
        Files.writeString(whole, text);
        return Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, Object> json(String what, RehearsalResult result) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("rehearsal", what);
        one.put("build", build);
        one.put("database", result.kind().name().toLowerCase(Locale.ROOT));
        one.put("tool", result.tool());
        one.put("runtime", result.runtime());
        one.put("on", result.origin());
        one.put(
                "migrations",
                result.migrations().stream().map(RehearsalFiles::json).toList());
        one.put("together", result.together().stream().map(RehearsalFiles::json).toList());
        return one;
    }

    private static Map<String, Object> json(CheckedMigration migration) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("migration", migration.migration().name());
        migration.up().ifPresent(time -> one.put("upMillis", time.toMillis()));
        migration.down().ifPresent(time -> one.put("downMillis", time.toMillis()));
        rowsOf(migration).ifPresent(rows -> one.put("rows", rows.json()));
        one.put(
                "checks",
                migration.verdicts().stream().map(RehearsalFiles::json).toList());
        return one;
    }

    private static Map<String, Object> json(Verdict verdict) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("check", verdict.check());
        verdict.notAsked().ifPresent(because -> one.put("notAsked", because));
        one.put(
                "findings",
                verdict.findings().stream().map(RehearsalFiles::json).toList());
        one.put(
                "accepted",
                verdict.accepted().stream().map(RehearsalFiles::json).toList());
        return one;
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("check", finding.check());
        one.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        finding.migration().ifPresent(migration -> one.put("migration", migration.name()));
        finding.file().ifPresent(file -> one.put("file", file.toString()));
        finding.statement().ifPresent(statement -> {
            one.put("statement", statement.number());
            one.put("line", statement.line());
        });
        finding.object().ifPresent(object -> one.put("object", object));
        one.put("message", finding.message());
        finding.why().ifPresent(why -> one.put("why", why));
        one.put("remedy", finding.remedy());
        return one;
    }

    /** What stands below a rehearsal's heading. */
    private static String section(RehearsalResult result) {
        if (result.migrations().isEmpty()) {
            return "\n\nNothing is pending.\n";
        }
        StringBuilder text = new StringBuilder(
                "\n\n| migration | up | down | rows | rewritten | found |\n|---|---|---|---|---|---|\n");
        for (CheckedMigration migration : result.migrations()) {
            text.append("| ")
                    .append(migration.migration().name())
                    .append(" | ")
                    .append(time(migration.up()))
                    .append(" | ")
                    .append(time(migration.down()))
                    .append(" | ")
                    .append(rowsOf(migration).map(RowsAround::toString).orElse(""))
                    .append(" | ")
                    .append(rewritten(migration.verdicts()))
                    .append(" | ")
                    .append(found(migration.verdicts()))
                    .append(" |\n");
        }
        result.findings().forEach(finding -> text.append("\n- ").append(told(finding)));
        return text.append("\n").toString();
    }

    private static Optional<RowsAround> rowsOf(CheckedMigration migration) {
        return migration
                .rowsBefore()
                .flatMap(before -> migration.rowsAfter().map(after -> new RowsAround(before, after)));
    }

    private static String time(Optional<Duration> time) {
        return time.map(duration -> duration.toMillis() + " ms").orElse("");
    }

    /** The tables that were written anew as a whole, whether or not that is accepted. */
    private static String rewritten(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.check().equals("no-rewrites"))
                .flatMap(verdict -> Stream.concat(verdict.findings().stream(), verdict.accepted().stream()))
                .flatMap(finding -> finding.object().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String found(List<Verdict> verdicts) {
        String found = verdicts.stream()
                .filter(verdict -> !verdict.findings().isEmpty())
                .map(Verdict::check)
                .collect(Collectors.joining(", "));
        String accepted = verdicts.stream()
                .filter(verdict -> !verdict.accepted().isEmpty())
                .map(Verdict::check)
                .collect(Collectors.joining(", "));
        return found + (accepted.isEmpty() ? "" : (found.isEmpty() ? "" : "; ") + "accepted: " + accepted);
    }

    private static String told(Finding finding) {
        String text = finding.severity().name().toLowerCase(Locale.ROOT)
                + finding.migration().map(migration -> " " + migration.name()).orElse("") + " **" + finding.check()
                + "**: "
                + finding.message()
                + finding.why().map(why -> "\n" + why).orElse("")
                + (finding.remedy().isEmpty() ? "" : "\nTo do: " + finding.remedy());
        return text.strip().replace("\n", "\n  ");
    }
}
