package io.github.migrationtest.internal.walk;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was found of what had to be, and what was accused without reason, by check and database. */
final class CorpusScore {
    private final Map<String, Map<DatabaseKind, Tally>> byCheck = new TreeMap<>();
    private final Map<Boolean, Map<DatabaseKind, Tally>> cases = new TreeMap<>();

    private static final class Tally {
        private int all;
        private int hit;
        private int wrong;
    }

    void count(LabelledCase labelled, Set<String> found) {
        tally(cases, labelled.faulty(), labelled.kind(), found.equals(labelled.expected()));
        Set<String> either = new TreeSet<>(labelled.expected());
        either.addAll(found);
        for (String line : either) {
            Tally tally = byCheck.computeIfAbsent(LabelledCase.check(line), check -> new EnumMap<>(DatabaseKind.class))
                    .computeIfAbsent(labelled.kind(), kind -> new Tally());
            if (labelled.expected().contains(line)) {
                tally.all++;
                tally.hit += found.contains(line) ? 1 : 0;
            } else {
                tally.wrong++;
            }
        }
    }

    private static void tally(
            Map<Boolean, Map<DatabaseKind, Tally>> cases, boolean faulty, DatabaseKind kind, boolean hit) {
        Tally tally = cases.computeIfAbsent(faulty, each -> new EnumMap<>(DatabaseKind.class))
                .computeIfAbsent(kind, each -> new Tally());
        tally.all++;
        tally.hit += hit ? 1 : 0;
    }

    /** A table of found and expected, {@code !} and how many behind it where something was accused without reason. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row("corpus: found of expected", DatabaseKind::name));
        byCheck.forEach((check, tallies) -> lines.add(row("  " + check, kind -> {
            Tally tally = tallies.get(kind);
            return tally == null ? "" : tally.hit + " of " + tally.all + (tally.wrong > 0 ? " !" + tally.wrong : "");
        })));
        cases.forEach((faulty, tallies) -> lines.add(row(faulty ? "faulty, all found" : "right, none accused", kind -> {
            Tally tally = tallies.get(kind);
            return tally == null ? "" : tally.hit + " of " + tally.all;
        })));
        return lines;
    }

    private static String row(String name, java.util.function.Function<DatabaseKind, String> cell) {
        StringBuilder row = new StringBuilder("%-28s".formatted(name));
        for (DatabaseKind kind : DatabaseKind.values()) {
            row.append("%12s".formatted(cell.apply(kind)));
        }
        return row.toString().stripTrailing();
    }
}
