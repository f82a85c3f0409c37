package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.ReadTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The file in which a SQLite database stands.
 *
 * @param encoding of its texts, as {@code PRAGMA encoding} has it
 */
record SqliteFile(String path, String encoding) {

    /** None if it is in memory, or in the middle of a transaction: then the file does not hold what its connection sees. */
    static Optional<SqliteFile> of(Connection connection) throws SQLException {
        try (ReadTransaction transaction = ReadTransaction.on(connection);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select file, encoding from pragma_database_list, pragma_encoding where name = 'main'")) {
            String path = transaction.isOwn() && row.next() ? row.getString(1) : null;
            return path == null || path.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SqliteFile(path, row.getString(2)));
        }
    }

    /** Its name for {@code ATTACH}, by which nothing can be written; the form is that of SQLite's "URI Filenames". */
    String readOnlyUri() {
        String slashes = path.replace('\\', '/');
        String absolute = slashes.startsWith("/") ? slashes : "/" + slashes;
        return "file://" + absolute.replace("%", "%25").replace("?", "%3f").replace("#", "%23") + "?mode=ro";
    }
}
