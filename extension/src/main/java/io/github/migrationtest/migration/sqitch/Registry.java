package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where sqitch keeps what is deployed ({@code App::Sqitch::Role::DBIEngine}); what is read of it, and what is made. */
final class Registry {
    static final List<String> TABLES = List.of("releases", "projects", "changes", "tags", "dependencies", "events");
    static final String RELEASE = "1.1";

    private final Connection connection;
    private final RegistryDialect dialect;

    Registry(Connection connection, String schema) {
        this.connection = connection;
        this.dialect = RegistryDialect.of(DatabaseKind.of(connection), schema);
    }

    /** Its tables as snapshots call them. */
    static Set<String> tables(String schema) {
        return TABLES.stream().map(table -> schema + "." + table).collect(Collectors.toUnmodifiableSet());
    }

    RegistryDialect dialect() {
        return dialect;
    }

    boolean exists() throws SQLException {
        return !strings(dialect.existence(), dialect.existenceParameters()).isEmpty();
    }

    /** Makes it where it is missing; one of another release is left alone. */
    void make(Committer committer) throws SQLException {
        if (exists()) {
            Optional<String> release = release();
            if (!release.equals(Optional.of(RELEASE))) {
                throw new MigrationFailedException("sqitch's registry is of release " + release.orElse("unknown")
                        + ", and " + RELEASE
                        + " is the one that is written here. Run \"sqitch upgrade\" on the database"
                        + " that was copied, and copy it again.");
            }
            return;
        }
        String script = dialect.fill(resource(dialect.script()));
        for (SqlStatement statement : SqlScript.split(dialect.kind(), Path.of(dialect.script()), script)
                .statements()) {
            StatementRunner.execute(connection, statement.sql());
        }
        update(
                "INSERT INTO " + dialect.table("releases") + " (version, installed_at, installer_name, installer_email)"
                        + " VALUES (" + RELEASE + ", " + dialect.now() + ", ?, ?)",
                committer.name(),
                committer.email());
    }

    static String resource(String name) {
        try (InputStream in = Registry.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The class path does not give " + name + " of sqitch's registry.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> release() throws SQLException {
        return strings("SELECT " + dialect.text("ROUND(MAX(version), 1)") + " FROM " + dialect.table("releases"))
                .stream()
                .findFirst();
    }

    /** Enters the plan's project; sqitch takes none whose URI is not the one it has. */
    void register(SqitchPlan plan, Committer committer) throws SQLException {
        List<List<String>> known =
                rows("SELECT uri FROM " + dialect.table("projects") + " WHERE project = ?", 1, plan.project());
        if (known.isEmpty()) {
            update(
                    "INSERT INTO " + dialect.table("projects")
                            + " (project, uri, creator_name, creator_email, created_at) VALUES (?, ?, ?, ?, "
                            + dialect.now() + ")",
                    plan.project(),
                    plan.uri().orElse(null),
                    committer.name(),
                    committer.email());
            return;
        }
        Optional<String> uri = Optional.ofNullable(known.get(0).get(0));
        if (!uri.equals(plan.uri())) {
            throw new MigrationFailedException("Cannot register \"" + plan.project() + "\" "
                    + plan.uri().map(text -> "with URI " + text).orElse("without URI") + ": already exists with "
                    + uri.map(text -> "URI " + text).orElse("NULL URI") + ". Correct %uri in " + plan.file() + ".");
        }
    }

    /** What is deployed of a project, in the order in which it was. */
    List<Deployed> deployed(String project) throws SQLException {
        if (!exists()) {
            return List.of();
        }
        return rows(
                        "SELECT change_id, " + dialect.name("change") + ", script_hash FROM " + dialect.table("changes")
                                + " WHERE project = ? ORDER BY committed_at",
                        3,
                        project)
                .stream()
                .map(row -> new Deployed(row.get(0), row.get(1), Optional.ofNullable(row.get(2))))
                .toList();
    }

    /** The changes of a project that failed, in the order in which they did. */
    List<String> failures(String project) throws SQLException {
        return exists()
                ? strings(
                        "SELECT change_id FROM " + dialect.table("events")
                                + " WHERE event = 'fail' AND project = ? ORDER BY committed_at",
                        project)
                : List.of();
    }

    /** The id of a deployed change that a dependency means, of whatever project. */
    Optional<String> id(Dependency dependency, SqitchPlan plan) throws SQLException {
        String changes = dialect.table("changes");
        if (dependency.isId()) {
            return first("SELECT change_id FROM " + changes + " WHERE change_id = ?", dependency.key());
        }
        String project = dependency.project().orElse(plan.project());
        if (dependency.tag().isEmpty()) {
            return first(
                    "SELECT change_id FROM " + changes + " WHERE project = ? AND " + dialect.name("change")
                            + " = ? ORDER BY committed_at",
                    project,
                    dependency.change());
        }
        String tag = dependency.tag().get();
        if (dependency.change().isEmpty()) {
            return first(
                    "SELECT change_id FROM " + dialect.table("tags") + " WHERE project = ? AND tag = ?", project, tag);
        }
        return first(
                "SELECT c.change_id FROM " + changes + " c JOIN " + dialect.table("tags")
                        + " t ON c.committed_at <= t.committed_at AND c.project = t.project WHERE c.project = ? AND c."
                        + dialect.name("change") + " = ? AND t.tag = ? ORDER BY c.committed_at DESC",
                project,
                dependency.change(),
                tag);
    }

    boolean isDeployed(String id) throws SQLException {
        return first("SELECT change_id FROM " + dialect.table("changes") + " WHERE change_id = ?", id)
                .isPresent();
    }

    /** Names of deployed changes, other than some, that require a change. */
    List<String> requiring(String id, Set<String> except) throws SQLException {
        return rows(
                        "SELECT c.change_id, c." + dialect.name("change") + ", c.project FROM "
                                + dialect.table("dependencies") + " d JOIN " + dialect.table("changes")
                                + " c ON c.change_id = d.change_id WHERE d.dependency_id = ? ORDER BY c.committed_at",
                        3,
                        id)
                .stream()
                .filter(row -> !except.contains(row.get(0)))
                .map(row -> row.get(2) + ":" + row.get(1))
                .toList();
    }

    Optional<String> first(String query, String... parameters) throws SQLException {
        return strings(query, parameters).stream().findFirst();
    }

    List<String> strings(String query, String... parameters) throws SQLException {
        return rows(query, 1, parameters).stream()
                .flatMap(row -> Stream.ofNullable(row.get(0)))
                .toList();
    }

    private List<List<String>> rows(String query, int columns, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    /** Texts, {@code null}, or lists of texts. */
    void update(String sql, @org.jspecify.annotations.Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof List<?> list) {
                    statement.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
                } else {
                    statement.setString(i + 1, (String) parameters[i]);
                }
            }
            statement.executeUpdate();
        }
    }

    /** Several writes of which all are kept or none. */
    void whole(Writes writes) throws SQLException {
        StatementRunner.execute(connection, dialect.begin());
        try {
            writes.write();
            StatementRunner.execute(connection, "COMMIT");
        } catch (SQLException | RuntimeException e) {
            try {
                StatementRunner.execute(connection, "ROLLBACK");
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** What is written. */
    @FunctionalInterface
    interface Writes {
        void write() throws SQLException;
    }
}
