package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.apache.ibatis.migration.ConnectionProvider;

/** Two empty databases: one for MyBatis Migrations itself, one for ours. */
final class Sides implements AutoCloseable {
    final RealMybatis theirs;
    final Connection ours;
    final Connection their;
    private final DatabaseKind kind;

    private Sides(DatabaseKind kind, Path scripts, ConnectionProvider real, Connection their, Connection ours) {
        this.kind = kind;
        this.theirs = new RealMybatis(scripts, new Properties(), real);
        this.their = their;
        this.ours = ours;
    }

    static Sides of(DatabaseKind kind, Path directory, Path scripts) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            String url = "jdbc:sqlite:" + directory.resolve("theirs.db");
            return new Sides(
                    kind,
                    scripts,
                    () -> DriverManager.getConnection(url),
                    DriverManager.getConnection(url),
                    DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ours.db")));
        }
        return of(kind, directory, scripts, "allowMultiQueries=true");
    }

    /** The same on a server, with a parameter of the driver's for MyBatis Migrations itself. */
    static Sides of(DatabaseKind kind, Path directory, Path scripts, String parameter) throws SQLException {
        RealServer server = RealServer.of(kind);
        String database = server.newDatabase();
        return new Sides(
                kind,
                scripts,
                () -> kind == DatabaseKind.POSTGRESQL ? server.connect(database) : server.connect(database, parameter),
                server.connect(database),
                server.connect(server.newDatabase()));
    }

    /** As many of the pending migrations as are wanted, in one run. */
    void up(MigrationFolder folder, int count) throws SQLException {
        List<Migration> pending = folder.pending(ours);
        folder.apply(
                ours,
                folder.runtimes().get(0),
                pending.subList(0, Math.min(count, pending.size())),
                RunObserver.none());
    }

    /** As many of the applied ones, the last first. */
    void down(MigrationFolder folder, int count) throws SQLException {
        List<Migration> applied = new ArrayList<>(folder.applied(ours));
        Collections.reverse(applied);
        folder.takeBack(ours, folder.runtimes().get(0), applied.subList(0, count), RunObserver.none());
    }

    List<String> ofOurs() throws SQLException {
        return everything(ours);
    }

    List<String> ofTheirs() throws SQLException {
        return everything(their);
    }

    /** Schema and rows without the times of the history. */
    private List<String> everything(Connection connection) throws SQLException {
        List<String> all = kind == DatabaseKind.SQLITE
                ? ofSqlite(connection)
                : new ArrayList<>(RealServer.of(kind).everythingIn(connection));
        all.replaceAll(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "<time>"));
        return all;
    }

    private static List<String> ofSqlite(Connection connection) throws SQLException {
        List<String> all =
                new ArrayList<>(Scratch.rows(connection, "SELECT type, name, sql FROM sqlite_master ORDER BY name"));
        for (String table : Scratch.tables(connection)) {
            Scratch.rows(connection, "SELECT * FROM " + table).forEach(row -> all.add(table + ": " + row));
        }
        return all;
    }

    @Override
    public void close() throws SQLException {
        ours.close();
        their.close();
    }
}
