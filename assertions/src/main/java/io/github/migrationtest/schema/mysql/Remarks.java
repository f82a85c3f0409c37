package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a script tells of things that it cannot make. */
final class Remarks {
    private Remarks() {}

    static String of(String name, Attributes attributes, String definition) {
        String why = Stream.of(Attribute.BROKEN, Attribute.UNREADABLE)
                .flatMap(attribute -> attributes.get(attribute).map(text -> attribute.words() + ": " + text).stream())
                .collect(Collectors.joining(", "));
        String text = name + (why.isEmpty() ? "" : " is " + why) + (definition.isEmpty() ? "" : "\n" + definition);
        return text.lines().map(line -> "-- " + line).collect(Collectors.joining("\n"));
    }
}
