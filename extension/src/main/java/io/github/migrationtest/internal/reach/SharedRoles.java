package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lets a run make and drop the roles that another run has made on the same server of our own: roles are the server's, and a test
 * is to see what production would, where nobody has run the script before.
 */
final class SharedRoles {
    private final DatabaseKind kind;

    /** Made by other runs, and not by this one yet. */
    private final Set<String> ofOthers;

    /** That other databases depend on, so that the server would not drop them. */
    private final Set<String> inUse;

    SharedRoles(DatabaseKind kind, Set<String> ofOthers, Set<String> inUse) {
        this.kind = kind;
        this.ofOthers = new HashSet<>(ofOthers);
        this.inUse = Set.copyOf(inUse);
    }

    /** The text as it is sent; lines stay where they are. */
    synchronized String rewritten(String sql) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (Clause clause : Code.of(kind, sql)) {
            if (!clause.reads(0, "CREATE|DROP USER|ROLE|GROUP") || clause.is(2, "MAPPING")) {
                continue;
            }
            int start = clause.at(0).start();
            int end = clause.at(clause.size() - 1).end();
            String statement = sql.substring(start, end);
            String sent =
                    kind == DatabaseKind.POSTGRESQL ? onPostgresql(clause, statement) : onMysql(clause, statement);
            result.append(sql, copied, start).append(sent);
            copied = end;
        }
        return result.append(sql, copied, sql.length()).toString();
    }

    private String onPostgresql(Clause clause, String statement) {
        if (clause.is(0, "DROP")) {
            return dropped(clause, statement);
        }
        if (!clause.isName(2) || !ofOthers.remove(PostgresqlRules.name(clause.at(2)))) {
            return statement;
        }
        String options = statement.substring(clause.at(2).end() - clause.at(0).start());
        // These can be said of a new role only, and were when it was one.
        boolean alterable = clause.find(3, "IN", "ROLE", "ADMIN", "USER", "SYSID") < 0;
        return "ALTER ROLE "
                + statement.substring(
                        clause.at(2).start() - clause.at(0).start(),
                        clause.at(2).end() - clause.at(0).start())
                + (alterable ? options : "") + lines(statement, alterable ? options : "");
    }

    private String dropped(Clause clause, String statement) {
        List<String> names = new ArrayList<>();
        for (int i = clause.skip(2, "IF EXISTS"); clause.isName(i); i += 2) {
            names.add(PostgresqlRules.name(clause.at(i)));
        }
        if (names.stream().noneMatch(inUse::contains)) {
            return statement;
        }
        ofOthers.addAll(names);
        StringBuilder block = new StringBuilder("DO $shared_roles$BEGIN ");
        for (String name : names) {
            String literal = "'" + name.replace("'", "''") + "'";
            block.append("IF EXISTS (SELECT FROM pg_shdepend s JOIN pg_database d ON d.datname = current_database()")
                    .append(" JOIN pg_roles r ON r.oid = s.refobjid AND r.rolname = ")
                    .append(literal)
                    .append(
                            " WHERE s.refclassid = 'pg_authid'::regclass AND (s.dbid = d.oid OR s.dbid = 0 AND s.objid = d.oid))")
                    .append(
                            " THEN RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = format('role %s cannot be dropped because some")
                    .append(" objects depend on it', quote_ident(")
                    .append(literal)
                    .append(")); END IF; ");
        }
        return block + "END$shared_roles$" + lines(statement, "");
    }

    /** As many as the statement has and what is sent of it has not. */
    private static String lines(String statement, String sent) {
        return "\n".repeat((int) (statement.chars().filter(c -> c == '\n').count()
                - sent.chars().filter(c -> c == '\n').count()));
    }

    private String onMysql(Clause clause, String statement) {
        boolean conditional = clause.is(2, "IF");
        if (conditional || !(clause.isName(2) || clause.isText(2))) {
            return statement;
        }
        boolean create = clause.is(0, "CREATE");
        String name = account(clause, 2);
        if (create ? !ofOthers.remove(name) : !ofOthers.contains(name) && !inUse.contains(name)) {
            return statement;
        }
        SqlToken noun = clause.at(1);
        int behind = noun.end() - clause.at(0).start();
        return statement.substring(0, behind)
                + (create ? " IF NOT EXISTS" : " IF EXISTS")
                + statement.substring(behind);
    }

    /** As {@code mysql.user} has it: {@code app@%}. */
    private static String account(Clause clause, int place) {
        boolean hasHost = clause.isSymbol(place + 1, "@") && place + 2 < clause.size();
        String host = hasHost ? clause.at(place + 2).name() : "%";
        return (clause.at(place).name() + "@" + host).toLowerCase(Locale.ROOT);
    }
}
