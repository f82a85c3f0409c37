package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.SortOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts the indexes of a table together. */
final class TableIndexes {
    private static final String PRIMARY = "PRIMARY";

    private final DatabaseKind kind;
    private final Attributes none;
    private final Map<String, List<IndexRow>> byName = new LinkedHashMap<>();

    TableIndexes(DatabaseKind kind, List<IndexRow> rows) {
        this.kind = kind;
        this.none = Attributes.none(kind);
        rows.forEach(row ->
                byName.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row));
    }

    Optional<List<IndexPart>> primaryKeyParts() {
        return Optional.ofNullable(byName.get(PRIMARY)).map(this::parts);
    }

    List<Index> read() {
        return byName.values().stream()
                .filter(rows -> !rows.get(0).name().equals(PRIMARY))
                .map(this::index)
                .toList();
    }

    private Index index(List<IndexRow> rows) {
        IndexRow first = rows.get(0);
        return new Index(
                first.name(),
                first.table(),
                first.unique(),
                parts(rows),
                Optional.empty(),
                none.with(Attribute.GENERATED_NAME, Optional.of(first.name()).filter(name -> isGenerated(first)))
                        .with(
                                Attribute.METHOD,
                                Optional.of(first.method().toLowerCase(Locale.ROOT))
                                        .filter(method -> !method.equals("btree")))
                        .with(Attribute.INVISIBLE, first.invisible())
                        .with(Attribute.COMMENT, first.comment()));
    }

    /** Where none is given, an index is named after its first column, with a number if that is taken. */
    private static boolean isGenerated(IndexRow first) {
        return first.column()
                .map(column -> first.name().matches("(?i)" + Pattern.quote(column) + "(_\\d+)?"))
                .orElse(first.name().matches("functional_index(_\\d+)?"));
    }

    private List<IndexPart> parts(List<IndexRow> rows) {
        return rows.stream().map(this::part).toList();
    }

    private IndexPart part(IndexRow row) {
        boolean plain = row.method().equalsIgnoreCase("btree") || row.method().equalsIgnoreCase("hash");
        return new IndexPart(
                row.expression()
                        .map(text -> CanonicalSql.expression(kind, text))
                        .orElse(row.column().orElse("")),
                row.expression().isPresent(),
                row.descending() ? SortOrder.DESCENDING : SortOrder.ASCENDING,
                Optional.empty(),
                plain ? none.with(Attribute.PREFIX_LENGTH, row.prefix()) : none);
    }
}
