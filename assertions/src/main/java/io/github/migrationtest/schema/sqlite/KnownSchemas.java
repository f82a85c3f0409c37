package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.schema.SchemaSnapshot;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas that were read lately, by all that SQLite keeps of them: its own table of statements, which comes as one row.
 *
 * <p>Not by {@code schema_version}, be it with the file and its change counter: after a rollback, a restore, in two clones or
 * under {@code writable_schema} one number stands for two schemas. The statements are the schema, wherever they are: in a
 * clone, in a transaction that is not over, in memory. What they do not say is asked anew or not kept: whether a view can be
 * read, and what a module makes of its tables.
 */
final class KnownSchemas {
    private static final int MOST = 32;

    private static final String STATEMENTS = "select group_concat(quote(type) || quote(name) || quote(tbl_name) ||"
            + " quote(sql)) from (select type, name, tbl_name, sql from main.sqlite_master order by rowid)";

    private static final Map<String, SoftReference<SchemaSnapshot>> SCHEMAS = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<SchemaSnapshot>> eldest) {
            return size() > MOST;
        }
    };

    private KnownSchemas() {}

    /** What a schema goes by. The library that reads it is a part of that. */
    static String key(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STATEMENTS)) {
            String statements = row.next() ? String.valueOf(row.getString(1)) : "";
            return String.join(
                    "\n",
                    about.getDriverName(),
                    about.getDriverVersion(),
                    about.getDatabaseProductVersion(),
                    digest(statements));
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    static Optional<SchemaSnapshot> find(String key) {
        synchronized (SCHEMAS) {
            return Optional.ofNullable(SCHEMAS.get(key)).map(SoftReference::get);
        }
    }

    static void keep(String key, SchemaSnapshot schema) {
        synchronized (SCHEMAS) {
            SCHEMAS.put(key, new SoftReference<>(schema));
        }
    }

    /**
     * Has the connection read SQLite's statements again, so that its pragmas tell what these say; false if it is just editing
     * them. Edited without a new {@code schema_version}, they are not what a connection that knew them before goes by.
     */
    static boolean areReadAgain(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("pragma writable_schema")) {
                if (row.next() && row.getBoolean(1)) {
                    return false;
                }
            }
            statement.execute("pragma writable_schema = reset");
            return true;
        }
    }
}
