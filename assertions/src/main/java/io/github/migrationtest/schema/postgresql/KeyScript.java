package io.github.migrationtest.schema.postgresql;

import static io.github.migrationtest.internal.sql.PostgresqlNames.quoted;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.SortOrder;
import io.github.migrationtest.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes keys and indexes. */
final class KeyScript {
    private KeyScript() {}

    static String named(Optional<String> name) {
        return name.map(given -> "constraint " + quoted(given) + " ").orElse("");
    }

    static String nameOf(Indexed indexed) {
        Optional<String> generated = indexed.attributes().get(Attribute.GENERATED_NAME);
        Optional<String> given = indexed instanceof Index index
                ? Optional.of(index.name())
                : indexed instanceof PrimaryKey key ? key.name() : ((UniqueConstraint) indexed).name();
        return given.or(() -> generated).orElse("");
    }

    static String schemaOf(String table) {
        String schema = QualifiedName.parts(table).get(0);
        return schema.equals("public") ? "" : quoted(schema) + ".";
    }

    static String definition(String words, Indexed key) {
        Attributes attributes = key.attributes();
        List<String> columns = new ArrayList<>(
                key.columns().stream().map(column -> quoted(column)).toList());
        if (attributes.has(Attribute.WITHOUT_OVERLAPS)) {
            int last = columns.size() - 1;
            columns.set(last, columns.get(last) + " without overlaps");
        }
        return words
                + (attributes.has(Attribute.NULLS_NOT_DISTINCT) ? " nulls not distinct" : "")
                + " (" + String.join(", ", columns) + ")"
                + attributes
                        .get(Attribute.INCLUDE)
                        .map(included -> " include (" + included + ")")
                        .orElse("")
                + attributes
                        .get(Attribute.STORAGE_OPTIONS)
                        .map(options -> " with (" + OptionList.sql(options) + ")")
                        .orElse("")
                + attributes
                        .get(Attribute.TABLESPACE)
                        .map(space -> " using index tablespace " + quoted(space))
                        .orElse("")
                + state(attributes);
    }

    static String state(Attributes attributes) {
        return (attributes.has(Attribute.DEFERRABLE) ? " deferrable" : "")
                + (attributes.has(Attribute.INITIALLY_DEFERRED) ? " initially deferred" : "")
                + (attributes.has(Attribute.NOT_ENFORCED) ? " not enforced" : "")
                + (attributes.has(Attribute.NOT_VALID) ? " not valid" : "");
    }

    static String create(Index index) {
        Attributes attributes = index.attributes();
        return "create " + (index.unique() ? "unique " : "") + "index "
                + (attributes.has(Attribute.GENERATED_NAME) ? "" : quoted(index.name()) + " ")
                + "on " + QualifiedName.sql(index.table())
                + attributes
                        .get(Attribute.METHOD)
                        .map(method -> " using " + quoted(method))
                        .orElse("")
                + index.parts().stream().map(KeyScript::part).collect(Collectors.joining(", ", " (", ")"))
                + attributes
                        .get(Attribute.INCLUDE)
                        .map(included -> " include (" + included + ")")
                        .orElse("")
                + (attributes.has(Attribute.NULLS_NOT_DISTINCT) ? " nulls not distinct" : "")
                + attributes
                        .get(Attribute.STORAGE_OPTIONS)
                        .map(options -> " with (" + OptionList.sql(options) + ")")
                        .orElse("")
                + attributes
                        .get(Attribute.TABLESPACE)
                        .map(space -> " tablespace " + quoted(space))
                        .orElse("")
                + index.predicate().map(predicate -> " where " + predicate).orElse("");
    }

    private static String part(IndexPart part) {
        return (part.expression() ? "(" + part.text() + ")" : quoted(part.text()))
                + part.collation().map(collation -> " collate " + collation).orElse("")
                + part.attributes()
                        .get(Attribute.OPERATOR_CLASS)
                        .map(name -> " " + name)
                        .orElse("")
                + (part.order() == SortOrder.DESCENDING ? " desc" : "")
                + part.attributes()
                        .get(Attribute.NULLS)
                        .map(nulls -> " nulls " + nulls)
                        .orElse("");
    }
}
