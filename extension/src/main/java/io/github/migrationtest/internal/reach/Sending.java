package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One run's way to the server. Runs that make roles on a server of our own go one after the other: two that change one role at once
 * would fail ("tuple concurrently updated") as they never do in production.
 */
public final class Sending implements AutoCloseable {
    private static final Map<String, Roles> SERVERS = new ConcurrentHashMap<>();
    private static final Pattern CHANGES_ROLES = Pattern.compile("(?i)\\b(create|alter|drop)\\s+(role|user|group)\\b");
    private static final String ROLES = "SELECT rolname FROM pg_roles";
    private static final String USERS = "SELECT lower(concat(user, '@', host)) FROM mysql.user";
    private static final String IN_USE = """
            SELECT r.rolname FROM pg_roles r
            JOIN pg_shdepend s ON s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid
            JOIN pg_database d ON d.datname = current_database()
            WHERE s.dbid <> d.oid AND NOT (s.dbid = 0 AND s.classid = 'pg_database'::regclass AND s.objid = d.oid)""";

    private final Connection target;
    private final Connection connection;
    private final DatabaseKind kind;
    private final @Nullable Roles roles;
    private final Set<String> before;
    private final Optional<UnaryOperator<String>> rewriting;

    /** The roles that runs have made on one server. */
    private static final class Roles {
        final ReentrantLock running = new ReentrantLock();
        final Set<String> made = new HashSet<>();
    }

    private Sending(
            Connection target,
            Optional<UnaryOperator<String>> rewriting,
            DatabaseKind kind,
            @Nullable Roles roles,
            Set<String> before) {
        this.target = target;
        this.rewriting = rewriting;
        this.connection = rewriting
                .map(mapping -> RewritingConnection.of(target, mapping))
                .orElse(target);
        this.kind = kind;
        this.roles = roles;
        this.before = before;
    }

    /** Scripts that change no roles need nothing but the mapping of names. */
    static Sending of(Connection target, DatabaseKind kind, UnaryOperator<String> mapping, boolean maps) {
        return new Sending(target, maps ? Optional.of(mapping) : Optional.empty(), kind, null, Set.of());
    }

    /** Waits until no other run on the server makes roles. */
    static Sending withRoles(Connection target, DatabaseKind kind, UnaryOperator<String> mapping) throws SQLException {
        Roles roles = SERVERS.computeIfAbsent(server(target), url -> new Roles());
        roles.running.lock();
        try {
            Set<String> before = names(target, kind == DatabaseKind.POSTGRESQL ? ROLES : USERS);
            Set<String> ofOthers = new HashSet<>(roles.made);
            ofOthers.retainAll(before);
            Set<String> inUse = kind == DatabaseKind.POSTGRESQL ? names(target, IN_USE) : Set.copyOf(roles.made);
            SharedRoles shared = new SharedRoles(kind, ofOthers, inUse);
            UnaryOperator<String> rewriting = sql -> shared.rewritten(mapping.apply(sql));
            return new Sending(target, Optional.of(rewriting), kind, roles, before);
        } catch (SQLException | RuntimeException e) {
            roles.running.unlock();
            throw e;
        }
    }

    static boolean changesRoles(String script) {
        return CHANGES_ROLES.matcher(script).find();
    }

    /** What scripts are sent through. */
    public Connection connection() {
        return connection;
    }

    /** The same way for tools that connect themselves. */
    public DataSource dataSource(DataSource own) {
        return rewriting.map(mapping -> RewritingConnection.of(own, mapping)).orElse(own);
    }

    @Override
    public void close() {
        Roles changed = roles;
        if (changed == null) {
            return;
        }
        try {
            Set<String> after = names(target, kind == DatabaseKind.POSTGRESQL ? ROLES : USERS);
            after.removeAll(before);
            changed.made.addAll(after);
        } catch (SQLException e) {
            // A connection that a failure has ended: whatever was made went with its transaction.
            return;
        } finally {
            changed.running.unlock();
        }
    }

    private static Set<String> names(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Set<String> names = new HashSet<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /** Host and port: {@code jdbc:postgresql://127.0.0.1:5432/mt_1} without the database. */
    private static String server(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        int path = url.indexOf('/', url.indexOf("//") + 2);
        return (path < 0 ? url : url.substring(0, path)).toLowerCase(Locale.ROOT);
    }
}
