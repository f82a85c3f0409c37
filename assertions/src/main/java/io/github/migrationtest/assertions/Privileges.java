package io.github.migrationtest.assertions;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Who may do what with a thing.
 *
 * @param lines such as {@code select, insert to app}
 */
record Privileges(List<String> lines) {

    static Privileges of(Attributes attributes) {
        return new Privileges(attributes
                .get(Attribute.PRIVILEGES)
                .map(text -> List.of(text.split(";\\s*")))
                .orElse(List.of()));
    }

    boolean has(String role, List<String> privileges) {
        List<String> granted = grantedTo(role);
        return privileges.isEmpty()
                ? !granted.isEmpty()
                : granted.contains("all")
                        || privileges.stream().map(Privileges::key).allMatch(granted::contains);
    }

    boolean hasNone(String role, List<String> privileges) {
        List<String> granted = grantedTo(role);
        return privileges.isEmpty()
                ? granted.isEmpty()
                : !granted.contains("all")
                        && privileges.stream().map(Privileges::key).noneMatch(granted::contains);
    }

    private List<String> grantedTo(String role) {
        return lines.stream()
                .map(line -> line.replaceFirst(" with grant option$", ""))
                .filter(line -> !line.startsWith("not "))
                .flatMap(line -> spellings(role)
                        .filter(line::endsWith)
                        .map(end -> line.substring(0, line.length() - end.length())))
                .flatMap(granted -> Stream.of(granted.split(",\\s*")))
                .map(Privileges::key)
                .toList();
    }

    /** Plain, in PostgreSQL's quotes, and as MySQL has a user of any host. */
    private static Stream<String> spellings(String role) {
        return Stream.of(role, Names.quoted(role), "'" + role + "'@'%'").map(name -> " to " + name);
    }

    private static String key(String privilege) {
        return privilege.toLowerCase(Locale.ROOT).strip();
    }
}
