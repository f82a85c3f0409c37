package io.github.migrationtest.internal.walk;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A check that threw instead of finding something.
 *
 * @param confidential whether the rows are a real database's, which a driver may show in its messages
 */
record BrokenCheck(MigrationCheck check, Throwable failure, boolean confidential) {
    private static final int FRAMES_SHOWN = 3;

    Finding finding(Optional<Migration> migration) {
        String message = "The check could not be made: " + what() + ".";
        return migration
                .map(of -> Finding.error(check.id(), of, message, remedy()))
                .orElseGet(() -> Finding.error(check.id(), message, remedy()))
                .because(Optional.of(where()));
    }

    private String what() {
        String name = failure.getClass().getName();
        String message = failure.getMessage();
        boolean shown = !confidential || saysItself();
        return message == null || message.isBlank() || !shown
                ? name
                : name + ": " + message.strip().replaceFirst("\\.$", "");
    }

    private String where() {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES_SHOWN)
                .map(frame -> "at " + frame)
                .collect(Collectors.joining("\n"));
    }

    private String remedy() {
        if (!check.getClass().getPackageName().equals(MigrationCheck.class.getPackageName())) {
            return "Correct " + check.getClass().getName() + ".";
        }
        return (saysItself()
                        ? "Mend that, or leave the check out"
                        : "Please report it, and leave the check out until it is mended")
                + ": @WithoutChecks(value = \"" + check.id() + "\", because = \"...\").";
    }

    /** Whether it is one of the library's own, made for somebody to read. */
    private boolean saysItself() {
        return failure.getClass().getPackageName().startsWith(MigrationTest.class.getPackageName());
    }
}
