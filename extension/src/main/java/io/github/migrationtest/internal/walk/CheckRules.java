package io.github.migrationtest.internal.walk;

import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.migration.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was said about the checks.
 *
 * @param only the ids of those that are asked; empty for all
 * @param without why others are not asked, by their ids
 * @param since the version behind which migrations are held to the rules
 * @param accepted what is accepted
 * @param generated what a database that is no copy is filled with before each migration; empty for nothing
 * @param own checks of the user's own that were named
 * @param fromTheStart whether all migrations are walked through from the start besides what is pending on a copy
 * @param failOn from which weight on a finding fails a test; empty if none does
 */
public record CheckRules(
        Set<String> only,
        Map<String, String> without,
        Optional<String> since,
        List<Acceptance> accepted,
        Optional<Generated> generated,
        List<MigrationCheck> own,
        boolean fromTheStart,
        Optional<Finding.Severity> failOn) {

    /** Generated rows: how many each empty table gets, and what they are drawn from. */
    public record Generated(long rows, long seed) {
        /** What is taken where nothing is said. */
        public static final Generated USUAL = new Generated(100, 1);
    }

    public CheckRules {
        only = Set.copyOf(only);
        without = Map.copyOf(without);
        accepted = List.copyOf(accepted);
        own = List.copyOf(own);
    }

    /**
     * What settings say, and what was said besides.
     *
     * @param without why checks are not asked, by their ids
     * @param own checks of the user's own that were named
     */
    public static CheckRules of(
            Settings settings,
            Map<String, String> without,
            List<Acceptance> accepted,
            Optional<Generated> generated,
            List<MigrationCheck> own) {
        return new CheckRules(
                settings.list(Setting.CHECKS),
                without,
                settings.text(Setting.SINCE),
                accepted,
                generated,
                own,
                fromTheStart(settings),
                failOn(settings));
    }

    private static boolean fromTheStart(Settings settings) {
        return settings.get(Setting.REHEARSE)
                .map(asked -> switch (asked.filled().toUpperCase(Locale.ROOT)) {
                    case "ALL" -> true;
                    case "PENDING" -> false;
                    default -> throw new SettingsException(asked + " says nothing.\nUse PENDING or ALL.");
                })
                .orElse(false);
    }

    private static Optional<Finding.Severity> failOn(Settings settings) {
        return settings.get(Setting.FAIL_ON)
                .map(asked -> switch (asked.filled().toLowerCase(Locale.ROOT)) {
                    case "error" -> Optional.of(Finding.Severity.ERROR);
                    case "warning" -> Optional.of(Finding.Severity.WARNING);
                    case "never" -> Optional.<Finding.Severity>empty();
                    default -> throw new SettingsException(asked + " says nothing.\nUse error, warning or never.");
                })
                .orElse(Optional.of(Finding.Severity.ERROR));
    }
}
