package io.github.migrationtest.schema.mysql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code information_schema} tells of the tables of one database, in a fixed number of queries. */
final class Catalog {
    final List<TableRow> tables;
    final Map<String, List<ColumnRow>> columns;
    final Map<String, List<IndexRow>> indexes;
    final Map<String, List<ForeignKeyRow>> foreignKeys;
    final Map<String, List<CheckRow>> checks;
    final Map<String, List<PartitionRow>> partitions;
    final Map<String, String> privileges;
    final Rights rights;
    final String database;

    private Catalog(Queries queries) throws SQLException {
        database = queries.database;
        tables = tables(queries);
        columns = byTable(columns(queries), ColumnRow::table);
        indexes = byTable(indexes(queries), IndexRow::table);
        foreignKeys = byTable(foreignKeys(queries), ForeignKeyRow::table);
        checks = byTable(checks(queries), CheckRow::table);
        // MariaDB opens every table to answer.
        partitions = tables.stream().noneMatch(TableRow::isPartitioned)
                ? Map.of()
                : byTable(partitions(queries), PartitionRow::table);
        privileges = Privileges.read(queries);
        rights = Rights.read(queries);
    }

    static Catalog read(Queries queries) throws SQLException {
        return new Catalog(queries);
    }

    private static <T> Map<String, List<T>> byTable(List<T> rows, Function<T, String> table) {
        return rows.stream().collect(Collectors.groupingBy(table));
    }

    private static List<TableRow> tables(Queries queries) throws SQLException {
        return queries.list(
                """
                select TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT
                from information_schema.TABLES where TABLE_SCHEMA = ?""",
                row -> new TableRow(row.text(1), row.text(2), row.text(3), row.optional(4), row.text(5), row.text(6)));
    }

    private static List<ColumnRow> columns(Queries queries) throws SQLException {
        String spatialReference = queries.isMariadb() ? "null" : "SRS_ID";
        return queries.list(
                """
                select TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, DATA_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA,
                  GENERATION_EXPRESSION, COLLATION_NAME, COLUMN_COMMENT, %s
                from information_schema.COLUMNS where TABLE_SCHEMA = ?
                order by TABLE_NAME, ORDINAL_POSITION""".formatted(spatialReference),
                row -> new ColumnRow(
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.is(5, "yes"),
                        // What is no expression is shown as it is.
                        row.text(7).toUpperCase(Locale.ROOT).contains("DEFAULT_GENERATED")
                                ? row.expression(6)
                                : row.optional(6),
                        row.text(7),
                        row.expression(8),
                        row.optional(9),
                        row.filled(10),
                        row.optional(11)));
    }

    private static List<IndexRow> indexes(Queries queries) throws SQLException {
        String own = queries.isMariadb() ? "IGNORED = 'YES', null" : "IS_VISIBLE = 'NO', EXPRESSION";
        return queries.list(
                """
                select TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE, INDEX_COMMENT, %s
                from information_schema.STATISTICS where TABLE_SCHEMA = ?
                order by TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX""".formatted(own),
                row -> new IndexRow(
                        row.text(1),
                        row.text(2),
                        row.is(3, "0"),
                        row.optional(4),
                        row.is(5, "D"),
                        row.optional(6),
                        row.text(7),
                        row.filled(8),
                        row.is(9, "1"),
                        row.expression(10)));
    }

    /** In two queries: MariaDB reads the whole of one table anew for every row of the other in a join. */
    private static List<ForeignKeyRow> foreignKeys(Queries queries) throws SQLException {
        Map<List<String>, Rules> rules = new HashMap<>();
        queries.list("""
                select TABLE_NAME, CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE
                from information_schema.REFERENTIAL_CONSTRAINTS where CONSTRAINT_SCHEMA = ?""", row -> new Rules(row.text(1), row.text(2), row.text(3), row.text(4)))
                .forEach(rule -> rules.put(List.of(rule.table(), rule.name()), rule));
        return queries.list("""
                select TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME,
                  REFERENCED_COLUMN_NAME
                from information_schema.KEY_COLUMN_USAGE
                where TABLE_SCHEMA = ? and REFERENCED_TABLE_NAME is not null
                order by TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION""", row -> foreignKey(queries, row, rules)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private record Rules(String table, String name, String onDelete, String onUpdate) {}

    /** None if the key was added between the two queries. */
    private static Optional<ForeignKeyRow> foreignKey(Queries queries, Queries.Row row, Map<List<String>, Rules> rules)
            throws SQLException {
        @Nullable Rules rule = rules.get(List.of(row.text(1), row.text(2)));
        return rule == null
                ? Optional.empty()
                : Optional.of(new ForeignKeyRow(
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.text(4).equals(queries.database) ? row.text(5) : row.text(4) + "." + row.text(5),
                        row.text(6),
                        rule.onDelete(),
                        rule.onUpdate()));
    }

    private static List<CheckRow> checks(Queries queries) throws SQLException {
        return queries.isMariadb() ? checksOfMariadb(queries) : checksOfMysql(queries);
    }

    private static List<CheckRow> checksOfMariadb(Queries queries) throws SQLException {
        return queries.list(
                """
                select TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, LEVEL
                from information_schema.CHECK_CONSTRAINTS where CONSTRAINT_SCHEMA = ?
                order by TABLE_NAME, CONSTRAINT_NAME""",
                row -> new CheckRow(row.text(1), row.text(2), row.expression(3).orElse(""), true, row.is(4, "column")));
    }

    /** In two queries: the server joins the two views by looking at each pair of rows. */
    private static List<CheckRow> checksOfMysql(Queries queries) throws SQLException {
        Map<String, String> clauses = new HashMap<>();
        queries.list(
                "select CONSTRAINT_NAME, CHECK_CLAUSE from information_schema.CHECK_CONSTRAINTS where CONSTRAINT_SCHEMA = ?",
                row -> clauses.put(row.text(1), row.expression(2).orElse("")));
        return queries.list(
                """
                select TABLE_NAME, CONSTRAINT_NAME, ENFORCED
                from information_schema.TABLE_CONSTRAINTS where TABLE_SCHEMA = ? and CONSTRAINT_TYPE = 'CHECK'
                order by TABLE_NAME, CONSTRAINT_NAME""",
                row -> new CheckRow(
                        row.text(1), row.text(2), clauses.getOrDefault(row.text(2), ""), row.is(3, "yes"), false));
    }

    private static List<PartitionRow> partitions(Queries queries) throws SQLException {
        return queries.list(
                """
                select TABLE_NAME, PARTITION_NAME, SUBPARTITION_NAME, PARTITION_METHOD, SUBPARTITION_METHOD,
                  PARTITION_EXPRESSION, SUBPARTITION_EXPRESSION, PARTITION_DESCRIPTION, PARTITION_COMMENT
                from information_schema.PARTITIONS where TABLE_SCHEMA = ? and PARTITION_NAME is not null
                order by TABLE_NAME, PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION""",
                row -> new PartitionRow(
                        row.text(1),
                        row.text(2),
                        row.optional(3),
                        row.text(4),
                        row.optional(5),
                        row.optional(6),
                        row.optional(7),
                        row.optional(8),
                        row.filled(9)));
    }
}
