package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of the catalog about tables and all that is theirs, read in a fixed number of queries. */
final class Catalog {
    final int version;
    final Map<Long, Relation> relations = new LinkedHashMap<>();
    final Map<Long, List<RelationColumn>> columns;
    final Map<Long, List<Constraint>> constraints;
    final Map<Long, List<IndexRow>> indexes;
    final Map<Long, IndexRow> indexesByOid = new HashMap<>();
    final Map<Long, String> indexDefinitions;
    final Map<Long, List<String>> indexColumns;
    final List<Sequence> sequences;
    private final Map<Long, List<Sequence>> sequencesByTable;
    private final Map<Long, Sequence> sequencesByOid = new HashMap<>();
    final Map<Long, List<Long>> parents;
    final Map<Long, ForeignData.ForeignTable> foreignTables;
    final Comments comments;
    final Privileges privileges;

    private Catalog(Queries queries) throws SQLException {
        version = queries.version;
        Relation.read(queries).forEach(relation -> relations.put(relation.oid(), relation));
        columns = RelationColumn.read(queries);
        constraints = Constraint.read(queries);
        List<IndexRow> allIndexes = IndexRow.read(queries);
        indexes = allIndexes.stream().collect(Collectors.groupingBy(IndexRow::relation));
        allIndexes.forEach(index -> indexesByOid.put(index.oid(), index));
        OperatorClasses classes = OperatorClasses.read(queries);
        IndexTexts texts = IndexTexts.read(
                queries,
                allIndexes.stream().filter(index -> !isPlain(index, classes)).toList());
        indexDefinitions = texts.definitions();
        indexColumns = texts.columns();
        sequences = Sequence.read(queries);
        sequences.forEach(sequence -> sequencesByOid.put(sequence.oid(), sequence));
        sequencesByTable = sequences.stream().collect(Collectors.groupingBy(Sequence::owner));
        parents = parents(queries);
        foreignTables = ForeignData.tables(queries);
        comments = Comments.read(queries);
        privileges = Privileges.read(queries);
    }

    static Catalog read(Queries queries) throws SQLException {
        return new Catalog(queries);
    }

    /** In the order of the declaration. */
    private static Map<Long, List<Long>> parents(Queries queries) throws SQLException {
        Map<Long, List<Long>> parents = new HashMap<>();
        queries.list(
                "select inhrelid, inhparent from pg_inherits order by inhrelid, inhseqno",
                row -> parents.computeIfAbsent(row.oid("inhrelid"), key -> new ArrayList<>())
                        .add(row.oid("inhparent")));
        return parents;
    }

    /** Whether the catalog's columns alone say all of an index: it is on columns, each with the usual class and collation. */
    private boolean isPlain(IndexRow index, OperatorClasses classes) {
        if (index.withClassOptions()) {
            return false;
        }
        for (int key = 0; key < index.keys(); key++) {
            Optional<RelationColumn> column =
                    column(index.relation(), index.columns().get(key));
            long collation = index.collations().get(key);
            if (column.isEmpty()
                    || !classes.isUsual(
                            index.operatorClasses().get(key), column.get().typeId())
                    || collation != 0 && collation != column.get().collationId()) {
                return false;
            }
        }
        return true;
    }

    Optional<RelationColumn> column(long relation, long number) {
        List<RelationColumn> all = columns.getOrDefault(relation, List.of());
        // Mostly none was dropped, and a column stands where its number says.
        if (number >= 1 && number <= all.size() && all.get((int) number - 1).number() == number) {
            return Optional.of(all.get((int) number - 1));
        }
        return all.stream().filter(column -> column.number() == number).findFirst();
    }

    String columnName(long relation, long number) {
        return column(relation, number).map(RelationColumn::name).orElse("");
    }

    List<String> columnNames(long relation, List<Long> numbers) {
        return numbers.stream().map(number -> columnName(relation, number)).toList();
    }

    Relation relation(long oid) {
        return Objects.requireNonNull(relations.get(oid));
    }

    Sequence sequence(long oid) {
        return Objects.requireNonNull(sequencesByOid.get(oid));
    }

    String nameOf(long relation) {
        Relation found = relations.get(relation);
        return found == null ? "" : found.name();
    }

    /** The sequences that go with a column. */
    List<Sequence> sequencesOf(long relation, int column) {
        return sequencesByTable.getOrDefault(relation, List.of()).stream()
                .filter(sequence -> sequence.ownerColumn() == column)
                .toList();
    }

    /** The types of a relation's columns, by name. */
    Map<String, String> types(long relation) {
        Map<String, String> types = new HashMap<>();
        columns.getOrDefault(relation, List.of()).forEach(column -> types.put(column.name(), column.type()));
        return types;
    }
}
