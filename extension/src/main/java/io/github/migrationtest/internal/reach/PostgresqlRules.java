package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.reach.Mention.Sureness;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** PostgreSQL, after the syntax in the reference pages of its commands. */
final class PostgresqlRules implements Rules {

    @Override
    public List<Mention> mentions(Clause clause) {
        List<Mention> mentions = new ArrayList<>(outward(clause));
        for (int start : clause.starts()) {
            mentions.addAll(PostgresqlServer.mentions(clause, start));
        }
        mentions.addAll(PostgresqlFunctions.ofServer(clause));
        mentions.addAll(inBody(clause));
        return mentions;
    }

    @Override
    public boolean isSame(String name, String other) {
        return name.equals(other);
    }

    private static List<Mention> outward(Clause clause) {
        List<Mention> mentions = new ArrayList<>();
        for (int start : clause.starts()) {
            mentions.addAll(PostgresqlDatabases.mentions(clause, start));
            copy(clause, start).ifPresent(mentions::add);
            foreign(clause, start).ifPresent(mentions::add);
        }
        mentions.addAll(PostgresqlDatabases.qualifying(clause));
        mentions.addAll(PostgresqlFunctions.outward(clause));
        return mentions;
    }

    /** Of a body only what reaches out counts: whatever it changes on the server, it has no right to do on one that is not ours. */
    private static List<Mention> inBody(Clause clause) {
        boolean hasBody = clause.is(0, "DO")
                || clause.is(0, "CREATE") && (clause.find(1, "FUNCTION") > 0 || clause.find(1, "PROCEDURE") > 0);
        if (!hasBody) {
            return List.of();
        }
        List<Mention> mentions = new ArrayList<>();
        for (SqlToken body : clause.tokens()) {
            if (body.type() == SqlToken.Type.STRING && body.text().startsWith("$")) {
                int tag = body.text().indexOf('$', 1) + 1;
                String text =
                        body.text().substring(tag, Math.max(tag, body.text().length() - tag));
                for (Clause inner : Code.of(DatabaseKind.POSTGRESQL, text)) {
                    outward(inner).stream()
                            .filter(mention -> mention.thing() != Thing.PSQL)
                            .map(mention -> within(body, mention))
                            .forEach(mentions::add);
                }
            }
        }
        return mentions;
    }

    /** At the line in the script; what a text names is never rewritten, so its name of a database decides nothing. */
    private static Mention within(SqlToken body, Mention mention) {
        SqlToken token = mention.token();
        return new Mention(
                mention.thing(),
                mention.name(),
                new SqlToken(token.type(), "", body.start(), body.line() + token.line() - 1),
                mention.isDatabase() && mention.sureness() == Sureness.DECIDES ? Sureness.CERTAIN : mention.sureness());
    }

    private static Optional<Mention> copy(Clause clause, int start) {
        if (clause.isSymbol(start, "\\")) {
            SqlToken command = clause.at(Math.min(start + 1, clause.size() - 1));
            return Optional.of(Mention.of(Thing.PSQL, "\\" + command.text(), clause.at(start)));
        }
        if (!clause.is(start, "COPY")) {
            return Optional.empty();
        }
        int direction = clause.find(start + 1, "FROM", "TO");
        if (direction < 0) {
            return Optional.empty();
        }
        if (clause.is(direction + 1, "PROGRAM") && clause.isText(direction + 2)) {
            SqlToken program = clause.at(direction + 2);
            return Optional.of(Mention.of(Thing.PROGRAM, program.name(), program));
        }
        return clause.isText(direction + 1)
                ? Optional.of(Mention.of(Thing.FILE, clause.at(direction + 1).name(), clause.at(direction + 1)))
                : Optional.empty();
    }

    private static Optional<Mention> foreign(Clause clause, int start) {
        if (clause.reads(start, "CREATE|ALTER SERVER")) {
            return named(Thing.SERVER, clause, clause.skip(start + 2, "IF NOT EXISTS"));
        }
        if (clause.reads(start, "CREATE FOREIGN TABLE") || clause.reads(start, "IMPORT FOREIGN SCHEMA")) {
            return named(Thing.SERVER, clause, clause.find(start, "SERVER") + 1);
        }
        if (clause.reads(start, "CREATE|ALTER SUBSCRIPTION")) {
            return named(Thing.SUBSCRIPTION, clause, start + 2);
        }
        return clause.reads(start, "CREATE|ALTER|DROP TABLESPACE")
                ? named(Thing.TABLESPACE, clause, clause.skip(start + 2, "IF EXISTS"))
                : Optional.empty();
    }

    static Optional<Mention> named(Thing thing, Clause clause, int place) {
        return clause.isName(place)
                ? Optional.of(Mention.of(thing, name(clause.at(place)), clause.at(place)))
                : Optional.empty();
    }

    /** Without quotes all letters are small. */
    static String name(SqlToken token) {
        return token.type() == SqlToken.Type.WORD ? token.text().toLowerCase(Locale.ROOT) : token.name();
    }
}
