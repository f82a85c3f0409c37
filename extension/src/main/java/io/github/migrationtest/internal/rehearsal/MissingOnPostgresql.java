package io.github.migrationtest.internal.rehearsal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from PostgreSQL's refusal what the server lacks; its messages are told apart by SQLSTATE first (appendix A). */
final class MissingOnPostgresql {
    private static final Pattern ROLE = Pattern.compile("role \"(.+?)\" does not exist");
    private static final Pattern NOT_AVAILABLE = Pattern.compile(
            "extension \"(.+?)\" is not available|could not open extension control file \".*/(.+?)\\.control\"");
    private static final Pattern THING =
            Pattern.compile("(?:function|type|operator class) \"?([\\w.\"-]+?)\"?(?:\\(.*?\\))? does not" + " exist");
    private static final Pattern NO_DEFAULT_CLASS =
            Pattern.compile("data type .+ has no default operator class for access method \"(gist|gin)\"");
    private static final Pattern SCHEMA = Pattern.compile("schema \"(.+?)\" does not exist");
    private static final Pattern QUALIFIED = Pattern.compile("(?:relation|function|type) \"?(\\w+)\\.\\w+");
    private static final Pattern PUBLICATION = Pattern.compile("publication \"(.+?)\" does not exist");
    private static final Pattern NOT_TRUSTED = Pattern.compile("permission denied to create extension \"(.+?)\"");
    private static final Pattern DATABASE = Pattern.compile("database \"(.+?)\" does not exist");

    private static final Set<String> SUPABASE_SCHEMAS = Set.of(
            "auth", "storage", "realtime", "extensions", "vault", "graphql", "graphql_public", "supabase_functions");
    private static final Set<String> SUPABASE_ROLES =
            Set.of("anon", "authenticated", "service_role", "authenticator", "supabase_admin", "supabase_auth_admin");
    private static final String STUB =
            "Supabase's are all in setUp = \"classpath:io/github/migrationtest/supabase.sql\".";

    private final Connection connection;
    private final String message;

    private MissingOnPostgresql(Connection connection, String message) {
        this.connection = connection;
        this.message = message;
    }

    static Optional<Missing> of(SQLException refusal, Connection connection) {
        MissingOnPostgresql missing = new MissingOnPostgresql(connection, String.valueOf(refusal.getMessage()));
        return switch (String.valueOf(refusal.getSQLState())) {
            case "42704" ->
                missing.role().or(missing::publication).or(missing::thing).or(missing::operatorClass);
            case "0A000", "58P01" -> missing.group(NOT_AVAILABLE).map(MissingExtensions::notInstalled);
            case "42883", "42P01", "42P17" -> missing.ofSupabase().or(missing::thing);
            case "3F000" -> missing.schema();
            case "42501" -> missing.group(NOT_TRUSTED).map(MissingOnPostgresql::notTrusted);
            case "3D000" -> missing.group(DATABASE).map(MissingOnPostgresql::database);
            default -> Optional.empty();
        };
    }

    private Optional<Missing> role() {
        return group(ROLE).map(role -> {
            Missing missing = Missing.madeBy("CREATE ROLE " + quoted(role) + ";", true);
            return SUPABASE_ROLES.contains(role) ? missing.or(STUB) : missing;
        });
    }

    private Optional<Missing> publication() {
        return group(PUBLICATION).map(name -> {
            Missing missing = Missing.madeBy("CREATE PUBLICATION " + quoted(name) + ";", false);
            return name.equals("supabase_realtime") ? missing.or(STUB) : missing;
        });
    }

    private Optional<Missing> thing() {
        return group(THING).flatMap(MissingExtensions::with).map(this::extension);
    }

    private Optional<Missing> operatorClass() {
        return group(NO_DEFAULT_CLASS).map(method -> extension("btree_" + method));
    }

    private Optional<Missing> schema() {
        return group(SCHEMA).map(name -> {
            Missing missing = Missing.madeBy("CREATE SCHEMA " + quoted(name) + ";", false);
            return SUPABASE_SCHEMAS.contains(name) ? missing.or(STUB) : missing;
        });
    }

    /** {@code relation "auth.users" does not exist} where there is no such schema. */
    private Optional<Missing> ofSupabase() {
        return group(QUALIFIED)
                .filter(name -> SUPABASE_SCHEMAS.contains(name)
                        && !exists("SELECT 1 FROM pg_namespace WHERE nspname = ?", name))
                .map(name ->
                        Missing.madeBy("CREATE SCHEMA " + name + ";", false).or(STUB));
    }

    private Missing extension(String name) {
        if (!exists("SELECT 1 FROM pg_available_extensions WHERE name = ?", name)) {
            return MissingExtensions.notInstalled(name);
        }
        return MissingExtensions.notCreated(name);
    }

    private static Missing notTrusted(String extension) {
        return Missing.because("Only a superuser may create the extension " + extension
                + " on this server, and a rehearsal is none there: rehearse on a server of our own starting.");
    }

    /** Whatever statements name is mapped, so a text names it. */
    private static Missing database(String name) {
        return Missing.because(
                "What a text names is sent as it is: in a DO block or dynamic SQL write current_database() instead of "
                        + name + ", as in EXECUTE format('ALTER DATABASE %I ...', current_database()).");
    }

    private boolean exists(String query, String name) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            // The connection is gone with the failure: the likelier of both is said.
            return true;
        }
    }

    private Optional<String> group(Pattern pattern) {
        Matcher matcher = pattern.matcher(message);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        return Optional.of(first == null ? matcher.group(2) : first);
    }

    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
