package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the changes and tags of a plan one after the other ({@code _parse} of {@code App::Sqitch::Plan}). */
final class PlanLines {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final Pattern LINE = SqitchName.compile("\\h*(?:@|\\h*[+-]\\h*)?(?<name>" + SqitchName.PATTERN
            + ")(?:\\h+)?(?:\\[(?<dependencies>[^\\]]+)\\]\\h*)?(?:(?<time>" + TIME
            + ")\\h*)?(?:(?<planner>[^<]+)\\h+<(?<email>[^>]+)>)?");
    private static final Pattern TAG = Pattern.compile("(?s)\\h*@.*");
    private static final Pattern LIKE_AN_ID = Pattern.compile("(?s)[0-9a-f]{40}.*");

    private final Path file;
    private final PlanDigest digest;
    private final PlanOrder order;
    private final List<PlanChange> changes = new ArrayList<>();
    private final Map<String, Integer> sinceTag = new HashMap<>();
    private final Map<String, PlanChange> named = new HashMap<>();
    private @Nullable PlanChange last;

    PlanLines(Path file, String project, PlanDigest digest) {
        this.file = file;
        this.digest = digest;
        this.order = new PlanOrder(file, project);
    }

    /** All changes, when there are no more lines. */
    List<PlanChange> end() {
        order.endSection();
        return changes;
    }

    /** Takes a line, without its note. */
    void take(int number, String text, String note) {
        boolean tag = TAG.matcher(text).matches();
        Matcher line = LINE.matcher(text);
        String name = line.matches() ? line.group("name") : "";
        if (name.isEmpty() || line.group("time") == null && TIME.matcher(text).find()) {
            throw PlanReader.error(file, number, "Invalid name; " + SqitchName.RULE);
        }
        String time = line.group("time");
        String planner = line.group("planner");
        if (time == null || planner == null) {
            throw PlanReader.error(
                    file,
                    number,
                    "Missing " + (time == null ? "timestamp" : "")
                            + (time == null && planner == null ? " and " : "")
                            + (planner == null ? "planner name and email" : ""));
        }
        if (name.equals("ROOT") || name.equals("HEAD")) {
            throw PlanReader.error(file, number, "\"" + (tag ? "@" : "") + name + "\" is a reserved name");
        }
        if (LIKE_AN_ID.matcher(name).matches()) {
            throw PlanReader.error(
                    file, number, "\"" + name + "\" is invalid because it could be confused with a SHA1 ID");
        }
        PlanTime.check(file, number, time);
        Planned planned = new Planned(time, planner, line.group("email"), note);
        if (tag) {
            tag(number, name, line.group("dependencies") != null, planned);
        } else {
            change(number, name, line.group("dependencies"), planned);
        }
    }

    private void tag(int number, String name, boolean dependencies, Planned planned) {
        if (name.contains("/")) {
            throw PlanReader.error(file, number, "Tag \"" + name + "\" contains illegal character /");
        }
        if (last == null) {
            throw PlanReader.error(file, number, "Tag \"" + name + "\" declared without a preceding change");
        }
        order.lineOf("@" + name).ifPresent(line -> {
            throw PlanReader.error(file, number, "Tag \"" + name + "\" duplicates earlier declaration on line " + line);
        });
        if (dependencies) {
            throw PlanReader.error(file, number, "Tags may not specify dependencies");
        }
        order.endSection();
        order.tag("@" + name, number);
        sinceTag.clear();
        last.tags().add(new PlanTag(digest.ofTag("@" + name, last, planned), "@" + name, planned));
    }

    private void change(int number, String name, @Nullable String dependencies, Planned planned) {
        Integer twin = sinceTag.put(name, number);
        if (twin != null) {
            throw PlanReader.error(
                    file, number, "Change \"" + name + "\" duplicates earlier declaration on line " + twin);
        }
        List<Dependency> requires = new ArrayList<>();
        List<Dependency> conflicts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : dependencies == null ? new String[0] : dependencies.split("\\h+")) {
            Dependency dependency = Dependency.parse(text)
                    .orElseThrow(() ->
                            PlanReader.error(file, number, "\"" + text + "\" is not a valid dependency specification"));
            if (!seen.add(text)) {
                throw PlanReader.error(file, number, "Duplicate dependency \"" + text + "\"");
            }
            (dependency.conflict() ? conflicts : requires).add(dependency);
        }
        String id = digest.ofChange(name, last, requires, conflicts, planned);
        PlanChange change = new PlanChange(id, name, number, requires, conflicts, planned);
        order.change(change);
        rework(name);
        changes.add(change);
        named.put(name, change);
        last = change;
    }

    /** An earlier change of the name keeps its scripts under a tag from then on: the newest that has a file. */
    private void rework(String name) {
        PlanChange before = named.get(name);
        if (before != null) {
            for (int i = changes.size() - 1; changes.get(i) != before; i--) {
                before.reworkTags().addAll(changes.get(i).tags());
            }
            before.reworkTags().addAll(before.tags());
        }
    }
}
