package io.github.migrationtest.internal.run;

import java.sql.SQLException;
import java.util.OptionalInt;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL says of an error beyond its text; a class of its own, since only here its driver must be there. */
final class PostgresqlError {
    private PostgresqlError() {}

    /** The place in the text that was sent; PostgreSQL counts characters, of which Java may need two for one, from 1. */
    static OptionalInt offset(SQLException refusal, String text) {
        ServerErrorMessage said =
                refusal instanceof PSQLException postgresql ? postgresql.getServerErrorMessage() : null;
        int position = said == null ? 0 : said.getPosition();
        return position < 1 || position > text.codePointCount(0, text.length())
                ? OptionalInt.empty()
                : OptionalInt.of(text.offsetByCodePoints(0, position - 1));
    }
}
