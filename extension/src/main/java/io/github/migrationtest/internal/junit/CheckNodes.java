package io.github.migrationtest.internal.junit;

import io.github.migrationtest.check.CheckedMigration;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.check.Verdict;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** What a rehearsal found, as nodes of JUnit; public only because an interface of tests must name it. */
public final class CheckNodes {
    private static final String TOGETHER = "all together";

    private final RehearsalResult result;
    private final String kind;

    private CheckNodes(RehearsalResult result) {
        this.result = result;
        this.kind = result.kind().name().toLowerCase(Locale.ROOT);
    }

    /**
     * One container per migration, with a node per check, and one for what was found of all of them; what a walk from the start found
     * besides stands in one of its own.
     */
    public static Stream<DynamicNode> of(RehearsalResult result) {
        Stream<DynamicNode> nodes = new CheckNodes(result).nodes().stream();
        return Stream.concat(
                nodes,
                result.fromTheStart().stream()
                        .map(start -> DynamicContainer.dynamicContainer(
                                "from the start, on a " + start.origin(), new CheckNodes(start).nodes())));
    }

    private List<DynamicNode> nodes() {
        List<DynamicNode> all = new ArrayList<>();
        if (result.migrations().isEmpty()) {
            all.add(DynamicTest.dynamicTest("nothing is pending on the " + result.origin(), () -> {}));
        }
        for (CheckedMigration migration : result.migrations()) {
            String name = migration.migration().name();
            all.add(DynamicContainer.dynamicContainer(
                    name, migration.verdicts().stream().map(verdict -> node(name, verdict))));
        }
        all.add(DynamicContainer.dynamicContainer(
                TOGETHER, result.together().stream().map(verdict -> node(TOGETHER, verdict))));
        return all;
    }

    private DynamicNode node(String where, Verdict verdict) {
        return DynamicTest.dynamicTest(verdict.check(), () -> {
            Optional<String> notAsked = verdict.notAsked();
            if (notAsked.isPresent()) {
                throw new TestAbortedException(kind + " " + where + " " + verdict.check() + ": " + notAsked.get());
            }
            List<Finding> failures =
                    verdict.findings().stream().filter(result::fails).toList();
            if (!failures.isEmpty()) {
                throw new AssertionError(told(where, failures));
            }
        });
    }

    /** What one run did has one reason, however many tables it is told of. */
    private String told(String where, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            boolean reasonFollows = i + 1 < findings.size()
                    && finding.why().isPresent()
                    && finding.why().equals(findings.get(i + 1).why());
            text.append(i == 0 ? "" : "\n")
                    .append(told(where, reasonFollows ? finding.because(Optional.empty()) : finding));
        }
        return text.toString();
    }

    /** Surefire prints no display names, so the first line says what it is of. */
    private String told(String where, Finding finding) {
        String migration = finding.migration().map(Migration::name).orElse(where);
        return kind + " " + migration + " " + finding.check() + ": " + finding.message()
                + finding.why().map(why -> "\n" + why).orElse("")
                + (finding.remedy().isEmpty()
                                || finding.why()
                                        .filter(why -> why.contains("To do: "))
                                        .isPresent()
                        ? ""
                        : "\nTo do: " + finding.remedy())
                + finding.file()
                        .map(file -> "\n  at " + file
                                + finding.statement()
                                        .map(statement -> ":" + statement.line())
                                        .orElse(""))
                        .orElse("");
    }
}
