package io.github.migrationtest.schema.postgresql;

import static io.github.migrationtest.internal.sql.PostgresqlNames.quoted;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the columns of one table. */
final class ColumnScript {
    private static final Map<String, String> SERIALS =
            Map.of("smallint", "smallserial", "integer", "serial", "bigint", "bigserial");

    private final SchemaSnapshot schema;
    private final Table table;
    private final String name;

    ColumnScript(SchemaSnapshot schema, Table table) {
        this.schema = schema;
        this.table = table;
        name = QualifiedName.sql(table.name());
    }

    String definition(Column column) {
        Optional<String> serial = serial(column);
        Attributes attributes = column.attributes();
        return quoted(column.name()) + " " + serial.orElse(column.type())
                + attributes
                        .get(Attribute.FOREIGN_OPTIONS)
                        .map(options -> " options (" + options + ")")
                        .orElse("")
                + column.collation().map(collation -> " collate " + collation).orElse("")
                + attributes
                        .get(Attribute.COMPRESSION)
                        .map(method -> " compression " + method)
                        .orElse("")
                + (serial.isPresent() ? "" : notNull(column) + value(column));
    }

    /** What a column of a typed table has beside its type. */
    Optional<String> ofTyped(Column column) {
        String options = notNull(column) + value(column);
        return options.isEmpty() ? Optional.empty() : Optional.of(quoted(column.name()) + " with options" + options);
    }

    private static String notNull(Column column) {
        Optional<String> constraint = column.attributes().get(Attribute.NOT_NULL);
        if (column.nullable()
                || constraint.filter(text -> text.endsWith("not valid")).isPresent()) {
            return "";
        }
        String noInherit = constraint
                .filter(text -> text.contains("no inherit"))
                .map(text -> " no inherit")
                .orElse("");
        return constraint.map(ColumnScript::named).orElse("") + " not null" + noInherit;
    }

    private static String named(String constraint) {
        if (!constraint.startsWith("named ")) {
            return "";
        }
        String given = constraint.substring("named ".length());
        for (String end : List.of(" not valid", " no inherit")) {
            given = given.endsWith(end) ? given.substring(0, given.length() - end.length()) : given;
        }
        return " constraint " + given;
    }

    private String value(Column column) {
        Optional<String> identity = column.attributes().get(Attribute.IDENTITY).filter(kind -> !table.attributes()
                .has(Attribute.PARTITION_OF));
        return column.defaultValue().map(value -> " default " + value).orElse("")
                + column.generated()
                        .map(generated -> " generated always as (" + generated.expression() + ")"
                                + (generated.stored() ? " stored" : " virtual"))
                        .orElse("")
                + identity.map(kind -> " generated " + kind + " as identity"
                                + sequence(column)
                                        .map(ColumnScript::identityOptions)
                                        .orElse(""))
                        .orElse("")
                + (column.attributes().has(Attribute.AUTO_INCREMENT)
                        ? sequence(column)
                                .map(sequence -> " default nextval(" + Literal.of(QualifiedName.sql(sequence.name()))
                                        + "::regclass)")
                                .orElse("")
                        : "");
    }

    private static String identityOptions(SchemaObject sequence) {
        String options = (sequence.attributes().has(Attribute.GENERATED_NAME)
                        ? ""
                        : " sequence name " + QualifiedName.sql(sequence.name()))
                + ObjectScript.sequenceOptions(sequence);
        return options.isEmpty() ? "" : " (" + options.strip() + ")";
    }

    private Optional<SchemaObject> sequence(Column column) {
        String owner = name + "." + quoted(column.name());
        return schema.objects(ObjectType.SEQUENCE).stream()
                .filter(object -> object.get(Attribute.OWNED_BY).equals(Optional.of(owner)))
                .findFirst();
    }

    /** The short word, where the sequence is what it stands for. */
    private Optional<String> serial(Column column) {
        return column.attributes().has(Attribute.AUTO_INCREMENT)
                        && !column.nullable()
                        && !column.attributes().has(Attribute.NOT_NULL)
                ? sequence(column)
                        .filter(sequence -> sequence.attributes().has(Attribute.GENERATED_NAME)
                                && ObjectScript.sequenceOptions(sequence).isEmpty()
                                && !sequence.attributes().has(Attribute.TYPE)
                                && SERIALS.containsKey(column.type()))
                        .map(sequence -> SERIALS.getOrDefault(column.type(), ""))
                : Optional.empty();
    }

    /** A sequence that must be made before the table, for a default names it. */
    Optional<SchemaObject> sequenceBefore(Column column) {
        return column.attributes().has(Attribute.AUTO_INCREMENT)
                        && serial(column).isEmpty()
                ? sequence(column)
                : Optional.empty();
    }

    /** The type of the column that a sequence goes with, where a sequence can have it. */
    Optional<String> typeOf(SchemaObject sequence) {
        return table.columns().stream()
                .filter(column ->
                        sequence.get(Attribute.OWNED_BY).equals(Optional.of(name + "." + quoted(column.name()))))
                .map(Column::type)
                .filter(type -> type.equals("integer") || type.equals("smallint"))
                .findFirst();
    }

    /** Whether a sequence comes with its column. */
    boolean makes(SchemaObject sequence) {
        return table.columns().stream()
                .filter(column -> column.attributes().has(Attribute.IDENTITY)
                        || serial(column).isPresent())
                .anyMatch(column -> sequence(column).filter(sequence::equals).isPresent());
    }

    List<String> changes(Column column) {
        Attributes attributes = column.attributes();
        String alter = "alter table only " + name + " alter column " + quoted(column.name());
        List<String> changes = new ArrayList<>();
        attributes.get(Attribute.STORAGE).ifPresent(storage -> changes.add(alter + " set storage " + storage));
        attributes
                .get(Attribute.STATISTICS_TARGET)
                .ifPresent(target -> changes.add(alter + " set statistics " + target));
        attributes
                .get(Attribute.STORAGE_OPTIONS)
                .ifPresent(options -> changes.add(alter + " set (" + OptionList.sql(options) + ")"));
        attributes
                .get(Attribute.NOT_NULL)
                .filter(text -> text.endsWith("not valid"))
                .ifPresent(text -> changes.add("alter table " + name + " add" + named(text) + " not null "
                        + quoted(column.name()) + (text.contains("no inherit") ? " no inherit" : "") + " not valid"));
        if (table.attributes().has(Attribute.INHERITS) && attributes.has(Attribute.INHERITED)) {
            changes.addAll(differencesToParent(column, alter));
        }
        return changes;
    }

    private List<String> differencesToParent(Column column, String alter) {
        Optional<Column> inherited = schema.tables().stream()
                .filter(parent -> List.of(table.attributes()
                                .get(Attribute.INHERITS)
                                .orElse("")
                                .split(", ", -1))
                        .contains(QualifiedName.sql(parent.name())))
                .flatMap(parent -> parent.column(column.name()).stream())
                .findFirst();
        List<String> changes = new ArrayList<>();
        inherited.ifPresent(parent -> {
            if (!column.defaultValue().equals(parent.defaultValue())
                    && !parent.attributes().has(Attribute.AUTO_INCREMENT)) {
                changes.add(alter
                        + column.defaultValue()
                                .map(value -> " set default " + value)
                                .orElse(" drop default"));
            }
            if (parent.nullable() && !column.nullable()) {
                changes.add(alter + " set not null");
            }
        });
        return changes;
    }
}
