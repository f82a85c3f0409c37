package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredColumn.Content;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The one text of a value of each type, such that a type that keeps the value keeps the text. */
final class MysqlValues {
    private final String column;
    private final String type;
    private final String declared;
    private final String characters;
    private final boolean fractional;
    private final boolean fractionalSeconds;

    private MysqlValues(ResultSet row) throws SQLException {
        column = MysqlTables.quoted(row.getString(2));
        type = row.getString(3);
        declared = row.getString(4);
        String set = row.getString(5);
        characters = set == null ? "" : set;
        fractional = row.getBoolean(8);
        fractionalSeconds = row.getBoolean(9);
    }

    /** The column that a row of the catalog describes. */
    static StoredColumn column(ResultSet row) throws SQLException {
        MysqlValues values = new MysqlValues(row);
        Content content = values.content();
        String collation = row.getString(6);
        boolean folds = content == Content.TEXT && collation != null && MysqlCollations.folds(collation);
        return new StoredColumn(
                row.getString(2),
                // What a driver makes of a tinyint(1) is not a number.
                values.type.equals("tinyint") ? "(" + values.column + " + 0)" : values.column,
                values.text(),
                content,
                folds ? collation : "",
                row.getBoolean(7));
    }

    private Content content() {
        return switch (type) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal" -> Content.NUMBER;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> Content.TEXT;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> Content.BYTES;
            default -> Content.OTHER;
        };
    }

    private String text() {
        return switch (type) {
            case "decimal" -> declared.contains("zerofill") ? decimal("(" + column + " + 0)") : decimal(column);
            case "tinyint", "smallint", "mediumint", "int", "bigint" ->
                declared.contains("zerofill") ? "(" + column + " + 0)" : column;
            case "float", "double" -> floating(column);
            case "bit" -> "(" + column + " + 0)";
            case "date" -> "cast(" + column + " as datetime)";
            case "datetime", "timestamp", "time" -> fractionalSeconds ? withoutZeros(bytes(column)) : column;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set" ->
                new MysqlTexts(column, characters).text();
            case "json" -> json(column);
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection" -> "hex(" + column + ")";
            default -> column;
        };
    }

    /**
     * Of a document whose text is longer than {@code max_allowed_packet} MySQL makes an empty text without a word; here an error.
     * Its text has at most six times as many bytes as it has itself, and a comma for each.
     */
    private static String json(String column) {
        return "if(json_storage_size(%1$s) * 8 < @@session.max_allowed_packet or length(%1$s) > 0, %1$s, cast(concat(%1$s) as json))"
                .formatted(column);
    }

    private String decimal(String number) {
        return fractional ? withoutZeros(bytes(number)) : number;
    }

    /** Characters cost more: to trim them MySQL goes through all from the front, for every zero anew. */
    private static String bytes(String value) {
        return "cast(" + value + " as binary)";
    }

    private static String withoutZeros(String value) {
        return "trim(trailing '.' from trim(trailing '0' from " + value + "))";
    }

    /**
     * Without an exponent, which a whole number has from 15 digits on. A float itself is written with six digits, however many it
     * has, and a zero can have a sign; not so a sum.
     */
    private static String floating(String column) {
        return "if(abs(%1$s) < 1e15 or abs(%1$s) >= 1e30 or floor(%1$s) <> %1$s, %1$s + 0e0, concat(cast(%1$s + 0e0 as decimal(65, 0))))"
                .formatted(column);
    }

    /** What a text spells, as the column that it becomes has it: a day, a number without zeros at its end. */
    static StoredColumn spelledAs(StoredColumn column, Content content) {
        String text = column.text();
        return column.withText(
                content == Content.NUMBER
                        ? "case when %1$s regexp '^-?[0-9]+[.][0-9]+$' then %2$s else %1$s end"
                                .formatted(text, withoutZeros(text))
                        : "case when %1$s regexp '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then concat(%1$s, ' 00:00:00') else %1$s end"
                                .formatted(text));
    }
}
