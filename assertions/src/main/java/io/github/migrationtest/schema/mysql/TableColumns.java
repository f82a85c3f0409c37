package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.GeneratedColumn;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the columns of a table together. */
final class TableColumns {
    private static final Pattern ON_UPDATE = Pattern.compile("(?i)on update (\\S+)");

    private static final Set<String> NUMERIC =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "bit", "year");

    private final DatabaseKind kind;
    private final TableRow table;
    private final String database;

    TableColumns(DatabaseKind kind, TableRow table, String database) {
        this.kind = kind;
        this.table = table;
        this.database = database;
    }

    Column read(ColumnRow row) {
        String extra = row.extra().toUpperCase(Locale.ROOT);
        boolean generated = row.generation().isPresent();
        return new Column(
                row.name(),
                ColumnTypes.of(row.type()),
                row.nullable(),
                generated ? Optional.empty() : defaultValue(row),
                row.generation()
                        .map(text -> new GeneratedColumn(
                                CanonicalSql.expression(kind, text),
                                extra.contains("STORED") || extra.contains("PERSISTENT"))),
                row.collation().filter(collation -> !table.collation().equals(Optional.of(collation))),
                attributes(row, extra));
    }

    private Attributes attributes(ColumnRow row, String extra) {
        Matcher compressed = ColumnTypes.EXECUTABLE_COMMENT.matcher(row.type());
        Matcher onUpdate = ON_UPDATE.matcher(row.extra());
        return Attributes.none(kind)
                .with(Attribute.AUTO_INCREMENT, extra.contains("AUTO_INCREMENT"))
                .with(
                        Attribute.ON_UPDATE,
                        onUpdate.find()
                                ? Optional.of(CanonicalSql.expression(
                                        kind, onUpdate.group(1).replace(",", "")))
                                : Optional.empty())
                .with(Attribute.INVISIBLE, extra.contains("INVISIBLE"))
                .with(
                        Attribute.COMPRESSION,
                        compressed.find()
                                ? Optional.of(compressed.group(1).toLowerCase(Locale.ROOT))
                                : Optional.empty())
                .with(
                        Attribute.SYSTEM_VERSIONING,
                        Optional.of("without").filter(without -> extra.contains("WITHOUT SYSTEM VERSIONING")))
                .with(Attribute.STORAGE_OPTIONS, row.spatialReference().map(reference -> "srid " + reference))
                .with(Attribute.COMMENT, row.comment());
    }

    private Optional<String> defaultValue(ColumnRow row) {
        if (row.defaultValue().isEmpty()) {
            return Optional.empty();
        }
        String text = row.defaultValue().get();
        if (kind == DatabaseKind.MARIADB) {
            return text.equalsIgnoreCase("NULL")
                    ? Optional.empty()
                    : Optional.of(MysqlSql.expression(kind, text, database));
        }
        if (row.extra().toUpperCase(Locale.ROOT).contains("DEFAULT_GENERATED")) {
            return Optional.of(MysqlSql.expression(kind, text, database));
        }
        boolean bare = NUMERIC.contains(row.dataType()) || row.dataType().endsWith("binary") && text.startsWith("0x");
        return Optional.of(bare ? text : MysqlSql.text(text));
    }
}
