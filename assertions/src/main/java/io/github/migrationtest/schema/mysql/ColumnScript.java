package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.GeneratedColumn;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A column as a line of {@code CREATE TABLE}. */
final class ColumnScript {
    private static final Pattern LITERAL =
            Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'|-?[0-9][0-9a-z.+-]*|b'[01]*'|x'[0-9a-f]*'", Pattern.DOTALL);
    private static final Pattern MOMENT = Pattern.compile("current_timestamp(\\([0-6]\\))?");
    /** What MySQL takes no literal for, but an expression. */
    private static final Set<String> WITHOUT_LITERALS = Set.of(
            "tinytext",
            "text",
            "mediumtext",
            "longtext",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "json",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geomcollection");

    private final Column column;
    private final Attributes attributes;

    private ColumnScript(Column column) {
        this.column = column;
        attributes = column.attributes();
    }

    static String of(Column column) {
        return new ColumnScript(column).line();
    }

    private String line() {
        return MysqlSql.name(column.name()) + " " + column.type()
                + attributes.get(Attribute.COMPRESSION).map(text -> " " + text).orElse("")
                + column.collation().map(collation -> " collate " + collation).orElse("")
                + column.generated().map(ColumnScript::generated).orElse("")
                + nullness()
                + spatialReference()
                + column.defaultValue().map(this::defaultValue).orElse("")
                + attributes
                        .get(Attribute.ON_UPDATE)
                        .map(text -> " on update " + text)
                        .orElse("")
                + (attributes.has(Attribute.AUTO_INCREMENT) ? " auto_increment" : "")
                + (attributes.has(Attribute.INVISIBLE) ? " invisible" : "")
                + attributes
                        .get(Attribute.SYSTEM_VERSIONING)
                        .map(text -> " " + text + " system versioning")
                        .orElse("")
                + comment(attributes);
    }

    static String comment(Attributes attributes) {
        return attributes
                .get(Attribute.COMMENT)
                .map(text -> " comment " + MysqlSql.text(text))
                .orElse("");
    }

    private static String generated(GeneratedColumn generated) {
        boolean period = generated.expression().equals("row start")
                || generated.expression().equals("row end");
        return " generated always as "
                + (period
                        ? generated.expression()
                        : "(" + generated.expression() + ")" + (generated.stored() ? " stored" : " virtual"));
    }

    /** MariaDB's generated columns take nulls without saying so, and cannot be told. */
    private String nullness() {
        if (!column.nullable()) {
            return attributes.kind() == DatabaseKind.MARIADB
                            && column.generated().isPresent()
                    ? ""
                    : " not null";
        }
        // A server may be set up to make it NOT NULL otherwise (explicit_defaults_for_timestamp).
        return column.type().startsWith("timestamp") && column.generated().isEmpty() ? " null" : "";
    }

    private String spatialReference() {
        return attributes.get(Attribute.STORAGE_OPTIONS).map(text -> " " + text).orElse("");
    }

    private String defaultValue(String value) {
        boolean bare = MOMENT.matcher(value).matches()
                || LITERAL.matcher(value).matches()
                        && !WITHOUT_LITERALS.contains(typeWord().orElse(""));
        return " default " + (bare ? value : "(" + value + ")");
    }

    private Optional<String> typeWord() {
        return attributes.kind() == DatabaseKind.MYSQL
                ? Optional.of(column.type().replaceFirst("[ (].*", ""))
                : Optional.empty();
    }
}
