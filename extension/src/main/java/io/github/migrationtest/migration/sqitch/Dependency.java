package io.github.migrationtest.migration.sqitch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change requires, or conflicts with ({@code App::Sqitch::Plan::Depend}).
 *
 * @param project where it is of another project, or where the plan names its own
 * @param key {@code change}, {@code change@tag}, {@code @tag} or an id of forty digits
 */
record Dependency(boolean conflict, Optional<String> project, String key) {
    private static final Pattern SPECIFICATION =
            SqitchName.compile("(?<conflicts>!?)(?:(?<project>" + SqitchName.PATTERN
                    + "):)?(?<key>[0-9a-f]{40}|" + SqitchName.PATTERN + "(?:@" + SqitchName.PATTERN + ")?|@"
                    + SqitchName.PATTERN
                    + ")");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

    static Optional<Dependency> parse(String text) {
        Matcher found = SPECIFICATION.matcher(text);
        return found.matches()
                ? Optional.of(new Dependency(
                        !found.group("conflicts").isEmpty(),
                        Optional.ofNullable(found.group("project")),
                        found.group("key")))
                : Optional.empty();
    }

    boolean isId() {
        return ID.matcher(key).matches();
    }

    boolean isOf(String plan) {
        return project.isEmpty() || project.get().equals(plan);
    }

    /** The change's name; empty where only a tag is named. */
    String change() {
        int at = key.indexOf('@');
        return at < 0 ? key : key.substring(0, at);
    }

    /** The tag with its {@code @}. */
    Optional<String> tag() {
        int at = key.indexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(key.substring(at));
    }

    /** As ids and the registry have it: without the name of the plan's own project. */
    String text(String plan) {
        return isOf(plan) ? key : project.orElseThrow() + ":" + key;
    }
}
