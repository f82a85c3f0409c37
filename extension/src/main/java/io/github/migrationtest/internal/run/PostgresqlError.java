package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.Confidential;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL says of an error beyond its text; a class of its own, since only here its driver must be there. */
final class PostgresqlError {
    private PostgresqlError() {}

    /** The place in the text that was sent; PostgreSQL counts characters, of which Java may need two for one, from 1. */
    static OptionalInt offset(SQLException refusal, String text) {
        int position = position(refusal);
        return position < 1 || position > text.codePointCount(0, text.length())
                ? OptionalInt.empty()
                : OptionalInt.of(text.offsetByCodePoints(0, position - 1));
    }

    /** Also of what is said on a copy. */
    private static int position(SQLException refusal) {
        if (refusal instanceof Confidential.Said said) {
            return said.getPosition();
        }
        ServerErrorMessage said =
                refusal instanceof PSQLException postgresql ? postgresql.getServerErrorMessage() : null;
        return said == null ? 0 : said.getPosition();
    }
}
