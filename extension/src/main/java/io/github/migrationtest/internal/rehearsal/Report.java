package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.Direction;
import io.github.migrationtest.check.CheckedMigration;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.migration.Finding;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was rehearsed and found, told on the console when the run ends. */
public final class Report {
    private final Map<String, Rehearsed> rehearsed = new TreeMap<>();
    private final Set<String> ofServers = new LinkedHashSet<>();
    private final Map<Path, Map<String, RehearsalResult>> walks = new TreeMap<>();

    private static final class Rehearsed {
        private final Set<String> found = new LinkedHashSet<>();
        private int databases;
        private int up;
        private int down;

        private Rehearsed(List<String> warnings) {
            warnings.forEach(warning -> found.add("warning: " + warning));
        }
    }

    /** One test is over. */
    public synchronized void note(String className, Plan plan, Collection<RecordedRun> runs) {
        Rehearsed mine = of(className, plan);
        mine.databases++;
        for (RecordedRun run : runs) {
            if (run.direction() == Direction.UP) {
                mine.up += run.migrations().size();
            } else {
                mine.down += run.migrations().size();
            }
            run.findings().forEach(finding -> mine.found.add("found: " + finding));
        }
    }

    /** A walk through all migrations is over. */
    public synchronized void note(String className, Plan plan, RehearsalResult result) {
        noteOne(className, plan, result.alone());
        result.fromTheStart().ifPresent(start -> noteOne(className, plan.fresh(), start));
    }

    private void noteOne(String className, Plan plan, RehearsalResult result) {
        Rehearsed mine = of(className, plan);
        mine.databases++;
        for (CheckedMigration migration : result.migrations()) {
            mine.up += migration.up().isPresent() ? 1 : 0;
            mine.down += migration.down().isPresent() ? 1 : 0;
        }
        for (Finding finding : result.findings()) {
            mine.found.add((finding.severity() == Finding.Severity.WARNING ? "warning: " : "found: ")
                    + finding.migration().map(each -> each + " ").orElse("")
                    + finding.check() + ": "
                    + finding.message().lines().findFirst().orElse(""));
        }
        walks.computeIfAbsent(plan.directory().base(), folder -> new TreeMap<>())
                .put(what(className, plan), result);
    }

    /** Writes what the walks found into the folders of their databases, and gives a line for each. */
    synchronized List<String> write() {
        return walks.entrySet().stream()
                .map(folder -> "report: "
                        + new RehearsalFiles(folder.getValue(), BuildProcess.name()).writeInto(folder.getKey()))
                .toList();
    }

    /** Something worth a line that fails no test. */
    public synchronized void warn(String className, Plan plan, String finding) {
        of(className, plan).found.add("warning: " + finding);
    }

    /** Something about a server, whatever was rehearsed on it. */
    public synchronized void warn(String finding) {
        ofServers.add("warning: " + finding);
    }

    private Rehearsed of(String className, Plan plan) {
        return rehearsed.computeIfAbsent(
                what(className, plan), key -> new Rehearsed(plan.folder().warnings()));
    }

    private static String what(String className, Plan plan) {
        return className + ": " + plan.folder().tool() + " under " + plan.runtime() + ", "
                + plan.folder().path().getFileName() + " on a " + plan.origin();
    }

    /** What there is to say; nothing where no test had a database. */
    public synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        rehearsed.forEach((what, mine) -> {
            lines.add(what);
            lines.add("  " + counted(mine.databases, "database") + ", " + counted(mine.up, "migration") + " forward, "
                    + mine.down + " back");
            mine.found.forEach(found -> lines.add("  " + found));
        });
        lines.addAll(ofServers);
        return lines;
    }

    void print(PrintStream out) {
        List<String> lines = new ArrayList<>(lines());
        lines.addAll(write());
        if (!lines.isEmpty()) {
            out.println("\nMigration Test rehearsed\n  " + String.join("\n  ", lines) + "\n");
        }
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
