package io.github.migrationtest.migration;

import static io.github.migrationtest.migration.Scratch.rows;

import io.github.migrationtest.database.DatabaseKind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One folder, migrated by a tool's own program and by us, each on a database of its own; times aside the two have to be the same. */
public final class SideBySide {
    private static final String TIME =
            "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d(:\\d\\d)?|Z)?";

    private final DatabaseKind kind;
    private final Scratch scratch;
    private final MigrationFolder folder;
    private final Program program;
    private final String theirs;
    private final String ours;
    private final List<String> expected = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    public SideBySide(DatabaseKind kind, Scratch scratch, MigrationFolder folder, Program program) throws SQLException {
        this.kind = kind;
        this.scratch = scratch;
        this.folder = folder;
        this.program = program;
        this.theirs = newDatabase("theirs");
        this.ours = newDatabase("ours");
    }

    /** A tool's own program. */
    @FunctionalInterface
    public interface Program {

        /** Whether it ends well at {@code up}, which applies everything, or {@code down}, which takes the newest back. */
        boolean run(String database, String command) throws IOException, InterruptedException;
    }

    /** Where the variable says, or on the {@code PATH}. */
    public static Optional<Path> find(String variable, String name) {
        Stream<Path> onThePath = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name));
        return Stream.concat(Stream.ofNullable(System.getenv(variable)).map(Path::of), onThePath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether a command line ends well. */
    public static boolean endsWell(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command.get(0) + " does not end: " + said);
        }
        return process.exitValue() == 0;
    }

    public static String login(DatabaseKind kind) {
        RealServer server = RealServer.of(kind);
        return server.user() + (server.password().isEmpty() ? "" : ":" + server.password());
    }

    /** Host, port and database, as {@code localhost:5432/t1}. */
    public static String place(DatabaseKind kind, String database) {
        return RealServer.of(kind)
                .url(database)
                .replaceFirst("^jdbc:[a-z]+://", "")
                .replaceFirst("\\?.*", "");
    }

    /** Up, back to nothing, and then each goes on from where the other stands. */
    public void run() throws IOException, InterruptedException, SQLException {
        note(expected, theirs, program.run(theirs, "up"));
        note(found, ours, up(ours));
        for (int i = 0; i <= folder.all().size(); i++) {
            note(expected, theirs, program.run(theirs, "down"));
            note(found, ours, down(ours));
        }
        note(expected, ours, program.run(ours, "up"));
        note(found, theirs, up(theirs));
        note(expected, ours, program.run(ours, "down"));
        note(found, theirs, down(theirs));
    }

    /** What the program left, step by step. */
    public List<String> expected() {
        return expected;
    }

    /** What we left. */
    public List<String> found() {
        return found;
    }

    private void note(List<String> lines, String database, boolean well) throws SQLException {
        lines.add(well ? "---- well" : "---- failed");
        everythingIn(database).forEach(line -> lines.add(line.replaceAll(TIME, "time")));
    }

    private boolean up(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            Scratch.up(folder, connection);
            return true;
        } catch (MigrationFailedException | SQLException e) {
            return false;
        }
    }

    private boolean down(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            List<Migration> applied = folder.applied(connection);
            if (applied.isEmpty()) {
                return false;
            }
            folder.takeBack(
                    connection,
                    folder.runtimes().get(0),
                    applied.subList(applied.size() - 1, applied.size()),
                    RunObserver.none());
            return true;
        } catch (MigrationFailedException | SQLException e) {
            return false;
        }
    }

    private String newDatabase(String name) throws SQLException {
        return kind == DatabaseKind.SQLITE ? name : RealServer.of(kind).newDatabase();
    }

    private Connection connect(String database) throws SQLException {
        if (kind != DatabaseKind.SQLITE) {
            return RealServer.of(kind).connect(database);
        }
        Connection connection = DriverManager.getConnection(scratch.url(database));
        for (String setting : folder.runtimes().get(0).settings().onConnect()) {
            Scratch.execute(connection, setting);
        }
        return connection;
    }

    private List<String> everythingIn(String database) throws SQLException {
        if (kind != DatabaseKind.SQLITE) {
            try (Connection connection = RealServer.of(kind).connect(database)) {
                return RealServer.of(kind).everythingIn(connection);
            }
        }
        try (Connection connection = DriverManager.getConnection(scratch.url(database))) {
            List<String> everything = new ArrayList<>(
                    rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"));
            for (String table : Scratch.tables(connection)) {
                rows(connection, "SELECT * FROM \"" + table + "\"").forEach(row -> everything.add(table + ": " + row));
            }
            return everything;
        }
    }
}
