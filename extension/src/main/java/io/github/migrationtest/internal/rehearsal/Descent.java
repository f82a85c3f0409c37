package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which tables are below which: PostgreSQL's partitions, and those that inherit. */
record Descent(SchemaSnapshot schema) {
    private static final Pattern BOUNDS = Pattern.compile(" (?:for values .*|default)$");

    /** A table, and all that are below it. */
    List<String> withAllBelow(String table) {
        List<String> found = new ArrayList<>(List.of(table));
        for (int i = 0; i < found.size(); i++) {
            String parent = found.get(i);
            schema.tables().stream()
                    .filter(child -> isBelow(child, parent))
                    .map(Table::name)
                    .filter(name -> !Names.contains(found, name))
                    .forEach(found::add);
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
