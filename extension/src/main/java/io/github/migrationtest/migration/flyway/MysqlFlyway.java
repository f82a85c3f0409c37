package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** flyway-mysql's {@code MySQLDatabase} and {@code MySQLConnection}, and what differs in {@code MariaDBDatabase}. */
final class MysqlFlyway implements FlywayDatabase {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$.]+");

    private final Connection connection;
    private final DatabaseKind kind;
    private final String table;
    private final String schema;
    private final String user;
    private final String settings;

    /** Flyway asks the server for them; MySQL knows them only where the performance schema is on. */
    private final Set<String> variables = new TreeSet<>();

    private MysqlFlyway(
            Connection connection, DatabaseKind kind, String table, String schema, String user, String settings) {
        this.connection = connection;
        this.kind = kind;
        this.table = table;
        this.schema = schema;
        this.user = user;
        this.settings = settings;
    }

    static MysqlFlyway on(Connection connection, DatabaseKind kind, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATABASE(), SUBSTRING_INDEX(USER(),'@',1),"
                        + " @@foreign_key_checks, @@sql_safe_updates")) {
            row.next();
            String schema = row.getString(1);
            if (schema == null) {
                throw new SQLException(
                        "Unable to determine schema for the schema history table: the connection has no database.",
                        "3D000");
            }
            String settings = "SET foreign_key_checks=" + row.getInt(3) + ", sql_safe_updates=" + row.getInt(4);
            return new MysqlFlyway(connection, kind, table, schema, row.getString(2), settings);
        }
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String historyTable() {
        return quoted(schema) + "." + quoted(table);
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public List<String> historyDefinition() throws SQLException {
        String key = kind == DatabaseKind.MARIADB ? "" : quoted(table + "_pk") + " ";
        return List.of(
                "CREATE TABLE " + historyTable() + """
                     (
                        `installed_rank` INT NOT NULL,
                        `version` VARCHAR(50),
                        `description` VARCHAR(200) NOT NULL,
                        `type` VARCHAR(20) NOT NULL,
                        `script` VARCHAR(1000) NOT NULL,
                        `checksum` INT,
                        `installed_by` VARCHAR(100) NOT NULL,
                        `installed_on` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
                        `execution_time` INT NOT NULL,
                        `success` BOOL NOT NULL,
                        CONSTRAINT\s""" + key + "PRIMARY KEY (`installed_rank`))",
                "CREATE INDEX " + quoted(table + "_s_idx") + " ON " + historyTable() + " (`success`)");
    }

    @Override
    public boolean hasHistory() throws SQLException {
        return FlywayDatabase.any(
                connection,
                "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                schema,
                table);
    }

    @Override
    public boolean isEmpty() throws SQLException {
        return !FlywayDatabase.any(
                connection,
                "SELECT 1 FROM information_schema.tables WHERE table_schema = ?"
                        + " UNION ALL SELECT 1 FROM information_schema.routines WHERE routine_schema = ?"
                        + " UNION ALL SELECT 1 FROM information_schema.events WHERE event_schema = ?",
                schema,
                schema,
                schema);
    }

    @Override
    public String installedBy() {
        return user;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of(Placeholders.SCHEMA, schema, Placeholders.DATABASE, schema, Placeholders.USER, user);
    }

    @Override
    public boolean commitsAtDefinitions() {
        return true;
    }

    @Override
    public void beforeMigration() throws SQLException {
        beforeRow();
        // setCatalog would do nothing where the driver trusts its own memory of the session.
        StatementRunner.execute(connection, "USE " + quoted(schema));
    }

    /** Flyway writes the names without quotes and does not look whether the statement fails: one odd name, and all of them stay. */
    @Override
    public void beforeRow() throws SQLException {
        if (variables.stream().allMatch(name -> PLAIN.matcher(name).matches())) {
            forgetVariables();
        }
        StatementRunner.execute(connection, settings);
    }

    private void forgetVariables() throws SQLException {
        if (!variables.isEmpty()) {
            StatementRunner.execute(
                    connection,
                    variables.stream()
                            .map(name -> "@" + quoted(name) + "=NULL")
                            .collect(Collectors.joining(",", "SET ", "")));
            variables.clear();
        }
    }

    @Override
    public void ran(FlywayScript script) {
        List<SqlToken> tokens = SqlLexer.code(kind, script.script().text());
        for (int i = 1; i < tokens.size(); i++) {
            boolean variable = tokens.get(i - 1).isSymbol("@")
                    && tokens.get(i - 1).end() == tokens.get(i).start()
                    && tokens.get(i).type() != SqlToken.Type.SYMBOL
                    && (i == 1 || isStart(tokens.get(i - 2), tokens.get(i - 1)));
            if (variable) {
                variables.add(tokens.get(i).name());
            }
        }
    }

    /** Neither {@code @@setting} nor {@code 'user'@'host'}. */
    private static boolean isStart(SqlToken before, SqlToken at) {
        return before.end() < at.start()
                || before.type() == SqlToken.Type.SYMBOL && !before.isSymbol("@")
                || before.type() == SqlToken.Type.SEMICOLON;
    }

    @Override
    public void afterRun() throws SQLException {
        forgetVariables();
        beforeMigration();
    }
}
