package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a check found of one migration, or of the whole rehearsal.
 *
 * @param check its id
 * @param findings what it found; empty if all is well, or it did not look
 * @param accepted what it found and somebody accepts
 * @param notAsked why it did not look
 */
public record Verdict(String check, List<Finding> findings, List<Finding> accepted, Optional<String> notAsked) {

    public Verdict {
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
    }

    /** Of a check that looked. */
    public static Verdict of(String check, List<Finding> findings) {
        return new Verdict(check, findings, List.of(), Optional.empty());
    }

    /** Of a check that did not look. */
    public static Verdict notAsked(String check, String because) {
        return new Verdict(check, List.of(), List.of(), Optional.of(because));
    }
}
