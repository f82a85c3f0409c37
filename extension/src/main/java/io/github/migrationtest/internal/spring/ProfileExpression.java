package io.github.migrationtest.internal.spring;

import java.util.Set;
import java.util.stream.Stream;

/** {@code spring.config.activate.on-profile}: profiles, of which one must be active; {@code !}, {@code &} and {@code |} as Spring has them. */
final class ProfileExpression {
    private ProfileExpression() {}

    static boolean accepts(String condition, Set<String> profiles) {
        return Stream.of(condition.split(",", -1)).anyMatch(one -> anyOf(one.strip(), profiles));
    }

    private static boolean anyOf(String expression, Set<String> profiles) {
        int open = expression.lastIndexOf('(');
        int close = open < 0 ? -1 : expression.indexOf(')', open);
        if (close > 0) {
            String known = anyOf(expression.substring(open + 1, close), profiles) ? "!" : "";
            // What is in brackets is as true as a profile whose name is empty and that is not, or is, active.
            return anyOf(expression.substring(0, open) + known + expression.substring(close + 1), profiles);
        }
        return Stream.of(expression.split("\\|", -1))
                .anyMatch(part -> Stream.of(part.split("&", -1)).allMatch(name -> accepted(name.strip(), profiles)));
    }

    private static boolean accepted(String name, Set<String> profiles) {
        return name.startsWith("!") ? !accepted(name.substring(1).strip(), profiles) : profiles.contains(name);
    }
}
