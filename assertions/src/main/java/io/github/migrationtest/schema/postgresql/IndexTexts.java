package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the catalog's columns do not say of indexes on expressions, or with operator classes and collations of their own.
 *
 * @param definitions the statements that make them
 * @param columns the names of their columns, which the server makes up for expressions
 */
record IndexTexts(Map<Long, String> definitions, Map<Long, List<String>> columns) {

    static IndexTexts read(Queries queries, List<IndexRow> indexes) throws SQLException {
        Map<Long, String> definitions = new HashMap<>();
        Map<Long, List<String>> columns = new HashMap<>();
        if (!indexes.isEmpty()) {
            String oids =
                    indexes.stream().map(index -> String.valueOf(index.oid())).collect(Collectors.joining(","));
            queries.list("""
                    select i.indexrelid, pg_get_indexdef(i.indexrelid) as definition,
                      array(select a.attname::text from pg_attribute a where a.attrelid = i.indexrelid order by a.attnum)
                        as names
                    from pg_index i
                    where i.indexrelid in (""" + oids + ")", row -> {
                definitions.put(row.oid("indexrelid"), row.made("definition"));
                return columns.put(row.oid("indexrelid"), row.texts("names"));
            });
        }
        return new IndexTexts(definitions, columns);
    }
}
