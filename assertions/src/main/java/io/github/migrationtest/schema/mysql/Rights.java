package io.github.migrationtest.schema.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which tables the account sees triggers: the server leaves those of others out, and says nothing of it (MySQL's manual, "The
 * INFORMATION_SCHEMA TRIGGERS Table").
 */
final class Rights {
    private static final Pattern GRANT = Pattern.compile(
            "(GRANT|REVOKE) (.+?) ON (?:TABLE )?(\\*|`(?:[^`]|``)*`)\\.(\\*|`(?:[^`]|``)*`) (?:TO|FROM) .*",
            Pattern.DOTALL);

    private final String database;
    private final List<Scope> granted = new ArrayList<>();
    private final List<Scope> revoked = new ArrayList<>();

    /** Where a right holds: a database, in which {@code _} and {@code %} may stand for others, and a table; {@code *} for all. */
    private record Scope(String database, String table) {

        boolean covers(String wanted, String table) {
            return (database.equals("*") || isLike(wanted))
                    && (this.table.equals("*") || this.table.equalsIgnoreCase(table));
        }

        private boolean isLike(String wanted) {
            StringBuilder pattern = new StringBuilder();
            for (int i = 0; i < database.length(); i++) {
                char c = database.charAt(i);
                if (c == '\\' && i + 1 < database.length()) {
                    pattern.append(Pattern.quote(String.valueOf(database.charAt(++i))));
                } else {
                    pattern.append(
                            switch (c) {
                                case '%' -> ".*";
                                case '_' -> ".";
                                default -> Pattern.quote(String.valueOf(c));
                            });
                }
            }
            return wanted.matches("(?is)" + pattern);
        }
    }

    private Rights(String database) {
        this.database = database;
    }

    static Rights read(Queries queries) throws SQLException {
        Rights rights = new Rights(queries.database);
        queries.show("show grants" + rolesOfMysql(queries), row -> rights.add(row.text(1)));
        return rights;
    }

    /** MySQL tells of the roles that are active only when they are named, MariaDB always. */
    private static String rolesOfMysql(Queries queries) throws SQLException {
        if (queries.isMariadb()) {
            return "";
        }
        String roles = queries.show("select current_role()", row -> row.text(1)).get(0);
        return roles.equals("NONE") ? "" : " for current_user() using " + roles;
    }

    private boolean add(String grant) {
        Matcher matcher = GRANT.matcher(grant);
        if (!matcher.matches()
                || !matcher.group(2).contains("TRIGGER") && !matcher.group(2).contains("ALL PRIVILEGES")) {
            return false;
        }
        Scope scope = new Scope(name(matcher.group(3)), name(matcher.group(4)));
        return (matcher.group(1).equals("GRANT") ? granted : revoked).add(scope);
    }

    private static String name(String text) {
        return text.startsWith("`") ? text.substring(1, text.length() - 1).replace("``", "`") : text;
    }

    /** What is not shown of a table, and the right that it needs. */
    Optional<String> unreadableOf(String table) {
        boolean seen = granted.stream().anyMatch(scope -> scope.covers(database, table))
                && revoked.stream().noneMatch(scope -> scope.covers(database, table));
        return seen ? Optional.empty() : Optional.of("triggers: needs TRIGGER");
    }
}
