package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a check found of one migration, or of the whole rehearsal.
 *
 * @param check its id
 * @param findings what it found; empty if all is well, or it did not look
 * @param notAsked why it did not look
 */
public record Verdict(String check, List<Finding> findings, Optional<String> notAsked) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Of a check that looked. */
    public static Verdict of(String check, List<Finding> findings) {
        return new Verdict(check, findings, Optional.empty());
    }

    /** Of a check that did not look. */
    public static Verdict notAsked(String check, String because) {
        return new Verdict(check, List.of(), Optional.of(because));
    }

    /** Those that are faults. */
    public List<Finding> errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
    }

    /** Those that somebody should look at. */
    public List<Finding> warnings() {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.WARNING)
                .toList();
    }
}
