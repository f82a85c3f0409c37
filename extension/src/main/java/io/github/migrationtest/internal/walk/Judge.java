package io.github.migrationtest.internal.walk;

import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.check.RehearsedRun;
import io.github.migrationtest.check.Verdict;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.UnknownVersionException;
import io.github.migrationtest.migration.VersionQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;

/** Asks the checks, by the rules of whoever asked for them. */
final class Judge {
    private static final String APPLIES = "applies";
    /** The one that uses up the database that it asks. */
    private static final String STILL_WORKS = "still-works";

    private static final String OWN = MigrationCheck.class.getPackageName();

    private final List<Migration> all;
    private final Optional<EndsByKind> kinds;
    private final Map<String, MigrationCheck> checks;
    private final CheckRules rules;
    private final List<Acceptance> acceptances = new ArrayList<>();
    private final Set<Acceptance> used = new LinkedHashSet<>();
    private final int firstHeld;
    private final boolean confidential;

    /**
     * With the library's own checks, those of the user's on the class path, and those that the rules name.
     *
     * @param all the folder's migrations
     * @param kinds what the same rules hold for on other kinds of database, for a class that is on several
     * @param confidential whether the rows are a real database's
     * @throws SettingsException if the rules name a check or a version that there is not
     */
    Judge(CheckRules rules, List<Migration> all, Optional<EndsByKind> kinds, boolean confidential) {
        this.all = all;
        this.kinds = kinds;
        this.confidential = confidential;
        this.rules = rules;
        this.checks = allOf(rules.own());
        known(rules.only());
        known(rules.without().keySet());
        rules.accepted().forEach(accepted -> known(List.of(accepted.check())));
        rules.accepted().stream()
                .filter(accepted -> !accepted.migration().isEmpty())
                .forEach(accepted -> named(accepted.migration(), accepted.where()));
        if (!rules.only().isEmpty()) {
            // A migration that does not apply is seen by no other check: without this one its failure would pass.
            checks.keySet().removeIf(id -> !id.equals(APPLIES) && !rules.only().contains(id));
        }
        firstHeld = rules.since()
                .map(version -> all.indexOf(named(version, "since = \"" + version + "\"")) + 1)
                .orElse(0);
        acceptances.addAll(rules.accepted());
    }

    /** The library's own first, whatever the order of the class path. */
    private static Map<String, MigrationCheck> allOf(List<MigrationCheck> named) {
        Map<String, MigrationCheck> checks = new LinkedHashMap<>();
        List<MigrationCheck> found = new ArrayList<>();
        ServiceLoader.load(MigrationCheck.class).forEach(found::add);
        found.sort(
                Comparator.comparing(check -> !check.getClass().getPackageName().equals(OWN)));
        named.stream()
                .filter(check ->
                        found.stream().noneMatch(other -> other.getClass().equals(check.getClass())))
                .forEach(found::add);
        for (MigrationCheck check : found) {
            MigrationCheck other = checks.putIfAbsent(check.id(), check);
            if (other != null) {
                throw new SettingsException("Two checks are called " + check.id() + ": "
                        + other.getClass().getName() + " and "
                        + check.getClass().getName()
                        + ".\nGive yours another id.");
            }
        }
        return checks;
    }

    private void known(Collection<String> ids) {
        for (String id : ids) {
            if (!checks.containsKey(id)) {
                throw new SettingsException(
                        "There is no check " + id + ".\nThere are " + String.join(", ", checks.keySet()) + ".");
            }
        }
    }

    private Migration named(String version, String where) {
        try {
            return VersionQuery.find(all, version);
        } catch (UnknownVersionException e) {
            throw new SettingsException(where + " names a version that the folder does not have.\n" + e.found(), e);
        }
    }

    /** From which weight on a finding fails a test; empty if none does. */
    Optional<Finding.Severity> failOn() {
        return rules.failOn();
    }

    /** What the databases that are not copies are filled with. */
    Optional<CheckRules.Generated> generated() {
        return rules.generated();
    }

    /** Whether checks are asked that are not the library's own: what those look at, nobody knows. */
    boolean asksOthers() {
        return checks.values().stream()
                .anyMatch(check -> !check.getClass().getPackageName().equals(OWN));
    }

    /** What is found of a migration that was reached by the checks that only read, by their ids. */
    Map<String, Verdict> ofReaders(RehearsedMigration seen) {
        Acceptance.in(seen.migration(), all).stream()
                .filter(accepted -> checks.containsKey(accepted.check()))
                .filter(accepted -> !acceptances.contains(accepted))
                .forEach(acceptances::add);
        Map<String, Verdict> verdicts = new HashMap<>();
        for (MigrationCheck check : checks.values()) {
            if (check.looksAtMigrations() && !check.id().equals(STILL_WORKS)) {
                verdicts.put(check.id(), verdict(check, seen));
            }
        }
        return verdicts;
    }

    /**
     * What all checks find of it, in their order.
     *
     * @param read what those find that only read
     */
    List<Verdict> ofAll(RehearsedMigration seen, Map<String, Verdict> read) {
        List<Verdict> verdicts = new ArrayList<>();
        for (MigrationCheck check : checks.values()) {
            if (check.looksAtMigrations()) {
                Verdict known = read.get(check.id());
                verdicts.add(known != null ? known : verdict(check, seen));
            }
        }
        return verdicts;
    }

    private Verdict verdict(MigrationCheck check, RehearsedMigration seen) {
        return switchedOff(check.id())
                .or(() -> whyNot(check.id(), seen))
                .map(because -> Verdict.notAsked(check.id(), because))
                .orElseGet(() -> asked(check, Optional.of(seen.migration()), () -> check.check(seen)));
    }

    /** What is said of a migration that was not applied. */
    List<Verdict> notApplied(String because) {
        return checks.values().stream()
                .filter(MigrationCheck::looksAtMigrations)
                .map(check -> Verdict.notAsked(check.id(), because))
                .toList();
    }

    /**
     * What is found of all of them.
     *
     * @param unfilled what is to be said of tables that could not be filled with generated rows
     * @param last whether no other walk by the same rules comes: only then it shows which acceptance accepts nothing
     */
    List<Verdict> of(RehearsedRun run, Collection<String> unfilled, boolean last) {
        List<Verdict> verdicts = new ArrayList<>();
        for (MigrationCheck check : checks.values()) {
            Verdict verdict = switchedOff(check.id())
                    .map(because -> Verdict.notAsked(check.id(), because))
                    .orElseGet(() -> asked(check, Optional.empty(), () -> check.check(run)));
            if (!check.looksAtMigrations() || !verdict.findings().isEmpty()) {
                verdicts.add(verdict);
            }
        }
        if (!unfilled.isEmpty()) {
            verdicts.add(Verdict.of(
                    "populated",
                    unfilled.stream()
                            .map(table -> Finding.error(
                                            "populated",
                                            "Generated rows are not all that they should be: " + table + ".",
                                            "Give it rows of your own with @GivenRows: what a migration does to rows and"
                                                    + " values that are not there, nobody sees.")
                                    .asWarning())
                            .toList()));
        }
        List<Finding> unused = (last ? unused(run) : List.<Acceptance>of())
                .stream()
                        .map(accepted -> Finding.error(
                                        "accept",
                                        accepted.described() + " accepts nothing: no such finding was there.",
                                        "Take it out, or correct what it names.")
                                .asWarning())
                        .toList();
        if (!unused.isEmpty()) {
            verdicts.add(Verdict.of("accept", unused));
        }
        return verdicts;
    }

    private Collection<Acceptance> unused(RehearsedRun run) {
        List<Acceptance> here = acceptances.stream()
                .filter(accepted -> !used.contains(accepted) && checks.containsKey(accepted.check()))
                .toList();
        return kinds.<Collection<Acceptance>>map(all -> all.unusedOnAll(run.kind(), used, here))
                .orElse(here);
    }

    private Optional<String> switchedOff(String check) {
        return Optional.ofNullable(rules.without().get(check));
    }

    private Optional<String> whyNot(String check, RehearsedMigration seen) {
        if (check.equals(APPLIES)) {
            return Optional.empty();
        }
        if (all.indexOf(seen.migration()) < firstHeld) {
            return rules.since().map(version -> "since = \"" + version + "\" holds only later migrations to it.");
        }
        return seen.up().isPresent() ? Optional.empty() : Optional.of(seen.migration() + " does not apply.");
    }

    /** One that breaks leaves what others find: it is told as what it is, and nobody can accept it. */
    private Verdict asked(MigrationCheck check, Optional<Migration> migration, Supplier<List<Finding>> question) {
        List<Finding> findings = new ArrayList<>();
        List<Finding> accepted = new ArrayList<>();
        try {
            for (Finding finding : question.get()) {
                (isAccepted(finding) ? accepted : findings).add(finding);
            }
        } catch (RuntimeException | AssertionError e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            findings.add(new BrokenCheck(check, e, confidential).finding(migration));
        }
        return new Verdict(check.id(), findings, accepted, Optional.empty());
    }

    private boolean isAccepted(Finding finding) {
        List<Acceptance> fitting = acceptances.stream()
                .filter(accepted -> accepted.accepts(finding, migrationOf(accepted)))
                .toList();
        used.addAll(fitting);
        return !fitting.isEmpty();
    }

    private Optional<Migration> migrationOf(Acceptance accepted) {
        return accepted.migration().isEmpty()
                ? Optional.empty()
                : Optional.of(VersionQuery.find(all, accepted.migration()));
    }
}
