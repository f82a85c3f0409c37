package io.github.migrationtest.schema.mysql;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may do what on single tables; what is granted on the whole database or server is no part of its schema. */
final class Privileges {
    private Privileges() {}

    private record Grant(String table, String grantee, String privilege, boolean grantable) {}

    /** By table: {@code insert, select to 'app'@'%'; select (name) to 'reader'@'%'}. */
    static Map<String, String> read(Queries queries) throws SQLException {
        Map<String, TreeMap<String, TreeSet<String>>> byTable = new TreeMap<>();
        for (Grant grant : queries.list(
                """
                select TABLE_NAME, GRANTEE, PRIVILEGE_TYPE, IS_GRANTABLE from information_schema.TABLE_PRIVILEGES
                where TABLE_SCHEMA = ?
                union all
                select TABLE_NAME, GRANTEE, concat(PRIVILEGE_TYPE, ' (', COLUMN_NAME, ')'), IS_GRANTABLE
                from information_schema.COLUMN_PRIVILEGES where TABLE_SCHEMA = ?""", row -> new Grant(row.text(1), row.text(2), lowerCase(row.text(3)), row.is(4, "yes")))) {
            byTable.computeIfAbsent(grant.table(), table -> new TreeMap<>())
                    .computeIfAbsent(
                            grant.grantee() + (grant.grantable() ? " with grant option" : ""), who -> new TreeSet<>())
                    .add(grant.privilege());
        }
        Map<String, String> texts = new TreeMap<>();
        byTable.forEach((table, grants) -> texts.put(
                table,
                grants.entrySet().stream()
                        .map(grant -> String.join(", ", grant.getValue()) + " to " + grant.getKey())
                        .collect(Collectors.joining("; "))));
        return texts;
    }

    /** The privilege, but not the name of a column behind it. */
    private static String lowerCase(String privilege) {
        int column = privilege.indexOf(" (");
        return column < 0
                ? privilege.toLowerCase(Locale.ROOT)
                : privilege.substring(0, column).toLowerCase(Locale.ROOT) + privilege.substring(column);
    }
}
