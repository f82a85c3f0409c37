package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which tables are below which: PostgreSQL's partitions, and those that inherit. What is done to one is done to them too. */
record Descent(SchemaSnapshot schema) {
    private static final Pattern BOUNDS = Pattern.compile(" (?:for values .*|default)$");

    /** All tables below one, names in lower case. */
    Set<String> below(String table) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> parents = new ArrayDeque<>(List.of(table));
        while (!parents.isEmpty()) {
            String parent = parents.remove();
            schema.tables().stream()
                    .filter(child -> isBelow(child, parent))
                    .map(child -> Names.key(child.name()))
                    .filter(found::add)
                    .forEach(parents::add);
        }
        return found;
    }

    private static boolean isBelow(Table child, String parent) {
        Stream<String> parents = Stream.concat(
                child.attributes().get(Attribute.INHERITS).stream().flatMap(names -> Stream.of(names.split(", "))),
                child.attributes().get(Attribute.PARTITION_OF).stream()
                        .map(BOUNDS::matcher)
                        .map(of -> of.replaceFirst("")));
        return parents.anyMatch(name -> Names.same(unquoted(name), unquoted(parent)));
    }

    private static String unquoted(String name) {
        return name.replace("\"", "");
    }
}
