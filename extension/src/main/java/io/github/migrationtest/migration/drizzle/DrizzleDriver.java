package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The drivers that run Drizzle's migrations, and what each makes of one piece of a script. */
enum DrizzleDriver {
    /** better-sqlite3 12 and node:sqlite: one statement each, foreign keys on from the start. */
    BETTER_SQLITE3(DatabaseKind.SQLITE, "better-sqlite3", ConnectsWith.FOREIGN_KEYS_ON, false, false) {
        @Override
        void run(
                StatementRunner runner,
                Migration migration,
                SqlScript script,
                SqlStatement piece,
                Connection connection)
                throws StatementFailure, SQLException {
            List<SqlStatement> statements = statements(DatabaseKind.SQLITE, script, piece);
            if (statements.isEmpty()) {
                throw StatementRunner.refused(
                        migration, script, piece, "The supplied SQL string contains no statements");
            }
            if (statements.size() > 1) {
                throw StatementRunner.refused(
                        migration, script, piece, "The supplied SQL string contains more than one statement");
            }
            if (DrizzleScript.code(DatabaseKind.SQLITE, piece.sql()).stream().anyMatch(DrizzleDriver::isParameter)) {
                throw StatementRunner.refused(migration, script, piece, "Too few parameter values were provided");
            }
            runner.run(migration, script, piece);
        }
    },

    /** libsql 0.5 under {@code @libsql/client}: runs the first statement of a piece and drops the others, without a word. */
    LIBSQL(DatabaseKind.SQLITE, "libsql", ConnectsWith.FOREIGN_KEYS_ON, true, false) {
        @Override
        void run(
                StatementRunner runner,
                Migration migration,
                SqlScript script,
                SqlStatement piece,
                Connection connection)
                throws StatementFailure, SQLException {
            if (!SqliteTransaction.isOpen(connection)) {
                throw StatementRunner.refused(
                        migration, script, piece, "TRANSACTION_CLOSED: The transaction has been rolled back");
            }
            List<SqlStatement> statements = statements(DatabaseKind.SQLITE, script, piece);
            if (statements.isEmpty()) {
                throw StatementRunner.refused(
                        migration, script, piece, "SQLITE_UNKNOWN_0: not an error (the piece contains no statement)");
            }
            runner.run(migration, script, piece);
        }
    },

    /** sqlite-jdbc, for whoever applies such a folder from Java: every statement, the driver's defaults. */
    SQLITE_JDBC(DatabaseKind.SQLITE, "sqlite-jdbc", ConnectsWith.DEFAULTS, false, true) {
        @Override
        void run(
                StatementRunner runner,
                Migration migration,
                SqlScript script,
                SqlStatement piece,
                Connection connection)
                throws StatementFailure, SQLException {
            for (SqlStatement statement : statements(DatabaseKind.SQLITE, script, piece)) {
                runner.run(migration, script, statement);
            }
        }
    },

    /** node-postgres 8: {@code client.query({ text, values: [] })} is one simple query, however many statements a piece has. */
    NODE_POSTGRES(DatabaseKind.POSTGRESQL, "node-postgres", ConnectsWith.DEFAULTS, false, true),

    /** postgres.js 3: {@code sql.unsafe(text, [])} is one simple query too ({@code simple: args.length === 0}). */
    POSTGRES_JS(DatabaseKind.POSTGRESQL, "postgres.js", ConnectsWith.DEFAULTS, false, true),

    /** mysql2 3: a text query without {@code multipleStatements}, so a second statement in a piece is a syntax error. */
    MYSQL2(DatabaseKind.MYSQL, "mysql2", ConnectsWith.IGNORED_SPACES, false, true) {
        @Override
        void run(
                StatementRunner runner,
                Migration migration,
                SqlScript script,
                SqlStatement piece,
                Connection connection)
                throws StatementFailure, SQLException {
            // To the server a comment is a query that does nothing.
            if (SqlLexer.tokens(DatabaseKind.MYSQL, piece.sql()).isEmpty()) {
                throw StatementRunner.refused(
                        migration, script, piece, new SQLException("Query was empty", "42000", EMPTY_QUERY));
            }
            // The test's own connection may take several; the server of mysql2 says this before it runs the first.
            List<SqlStatement> statements = statements(DatabaseKind.MYSQL, script, piece);
            if (statements.size() > 1) {
                throw StatementRunner.refused(
                        migration,
                        script,
                        piece,
                        new SQLException(
                                "You have an error in your SQL syntax on line "
                                        + statements.get(1).line()
                                        + ": mysql2 takes one statement at a time, so put --> statement-breakpoint between"
                                        + " them",
                                "42000",
                                SYNTAX_ERROR));
            }
            runner.runPiece(migration, script, piece);
        }
    };

    private static final int SYNTAX_ERROR = 1064;
    private static final int EMPTY_QUERY = 1065;

    private static final Set<String> PARAMETERS = Set.of("?", ":", "@", "$");

    private final DatabaseKind kind;
    private final String title;
    private final ConnectsWith connectsWith;
    private final boolean foreignKeysOffAroundRun;
    private final boolean doubleQuotedText;

    DrizzleDriver(
            DatabaseKind kind,
            String title,
            ConnectsWith connectsWith,
            boolean foreignKeysOffAroundRun,
            boolean doubleQuotedText) {
        this.kind = kind;
        this.title = title;
        this.connectsWith = connectsWith;
        this.foreignKeysOffAroundRun = foreignKeysOffAroundRun;
        this.doubleQuotedText = doubleQuotedText;
    }

    MigrationRuntime runtime() {
        DatabaseSettings settings = new DatabaseSettings(connectsWith.settings());
        return new MigrationRuntime(title, settings, foreignKeysOffAroundRun, doubleQuotedText);
    }

    /** How a driver opens its connections. */
    private enum ConnectsWith {
        DEFAULTS,
        FOREIGN_KEYS_ON,
        /** mysql2's flags say CLIENT_IGNORE_SPACE, and its charset is number 224. */
        IGNORED_SPACES;

        List<String> settings() {
            return switch (this) {
                case DEFAULTS -> List.of();
                case FOREIGN_KEYS_ON -> List.of("PRAGMA foreign_keys = ON");
                case IGNORED_SPACES ->
                    List.of(
                            "SET SESSION sql_mode = CONCAT_WS(',', 'IGNORE_SPACE', NULLIF(@@SESSION.sql_mode, ''))",
                            "SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci");
            };
        }
    }

    /** Does with one piece what the driver does with it: sends it as it is, where nothing else is said. */
    void run(StatementRunner runner, Migration migration, SqlScript script, SqlStatement piece, Connection connection)
            throws StatementFailure, SQLException {
        runner.runPiece(migration, script, piece);
    }

    /**
     * The driver of a name on an engine; {@code node:sqlite} is treated as better-sqlite3, which it equals in all that matters
     * here.
     */
    static Optional<DrizzleDriver> named(DatabaseKind kind, String name) {
        String known = name.equals("node:sqlite") ? "better-sqlite3" : name;
        return of(kind).stream().filter(driver -> driver.title.equals(known)).findFirst();
    }

    /** The drivers of an engine, the usual first; MariaDB's is that of MySQL. */
    static List<DrizzleDriver> of(DatabaseKind kind) {
        DatabaseKind spoken = kind == DatabaseKind.MARIADB ? DatabaseKind.MYSQL : kind;
        return Arrays.stream(values()).filter(driver -> driver.kind == spoken).toList();
    }

    static String names(DatabaseKind kind) {
        String names = of(kind).stream().map(driver -> driver.title).collect(Collectors.joining(", "));
        return kind == DatabaseKind.SQLITE ? "node:sqlite, " + names : names;
    }

    /** The statements of a piece; they keep its number, and know their lines. */
    private static List<SqlStatement> statements(DatabaseKind kind, SqlScript script, SqlStatement piece) {
        List<SqlStatement> statements =
                SqlScript.split(kind, script.path().orElseThrow(), piece.sql()).statements();
        if (statements.isEmpty()) {
            return statements;
        }
        SqlStatement first = statements.get(0);
        return statements.stream()
                .map(statement -> statement
                        .within(piece.line() - first.line() + 1, piece.column() - first.column() + 1)
                        .numbered(piece.number()))
                .toList();
    }

    private static boolean isParameter(SqlToken token) {
        return token.type() == SqlToken.Type.SYMBOL && PARAMETERS.contains(token.text());
    }
}
