package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.MysqlSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a table is cut into partitions. */
final class Partitions {
    private Partitions() {}

    /** By what: {@code range (year(`at`))}, {@code hash (`id`) partitions 4}. */
    static Optional<String> by(DatabaseKind kind, List<PartitionRow> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        PartitionRow first = rows.get(0);
        long count = rows.stream().map(PartitionRow::name).distinct().count();
        return Optional.of(method(kind, first.method(), first.expression())
                + (first.bound().isEmpty() ? " partitions " + count : "")
                + first.submethod()
                        .map(method -> " subpartition by " + method(kind, method, first.subexpression())
                                + " subpartitions " + rows.size() / count)
                        .orElse(""));
    }

    private static String method(DatabaseKind kind, String method, Optional<String> expression) {
        return method.toLowerCase(Locale.ROOT) + " ("
                + expression.map(text -> MysqlSql.partitioning(kind, text)).orElse("") + ")";
    }

    /** The partitions and their bounds; none where they are only counted. */
    static Optional<String> bounds(List<PartitionRow> rows) {
        Map<String, PartitionRow> partitions = new LinkedHashMap<>();
        rows.forEach(row -> partitions.putIfAbsent(row.name(), row));
        List<String> texts = new ArrayList<>();
        for (PartitionRow row : partitions.values()) {
            row.bound()
                    .ifPresent(bound ->
                            texts.add("partition " + MysqlSql.name(row.name()) + " " + bound(row.method(), bound)
                                    + row.comment()
                                            .map(comment -> " comment " + MysqlSql.text(comment))
                                            .orElse("")));
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.stream().collect(Collectors.joining(", ")));
    }

    private static String bound(String method, String bound) {
        return method.toUpperCase(Locale.ROOT).startsWith("LIST")
                ? "values in (" + bound + ")"
                : "values less than " + (bound.equalsIgnoreCase("MAXVALUE") ? "maxvalue" : "(" + bound + ")");
    }
}
