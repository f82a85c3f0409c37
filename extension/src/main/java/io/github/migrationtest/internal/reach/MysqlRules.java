package io.github.migrationtest.internal.reach;

import io.github.migrationtest.internal.reach.Mention.Sureness;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** MySQL and MariaDB, after the syntax in their reference manuals. */
final class MysqlRules implements Rules {
    /** Engines whose rows are elsewhere. */
    private static final Set<String> REMOTE_ENGINES = Set.of("FEDERATED", "FEDERATEDX", "CONNECT", "SPIDER", "S3");

    /** What stands behind {@code ALTER DATABASE} where the name is left out. */
    private static final String[] OPTIONS = {
        "DEFAULT", "CHARACTER", "CHARSET", "COLLATE", "ENCRYPTION", "READ", "COMMENT", "UPGRADE"
    };

    @Override
    public List<Mention> mentions(Clause clause) {
        List<Mention> mentions = new ArrayList<>(MysqlTables.databases(clause));
        for (int start : clause.starts()) {
            database(clause, start).ifPresent(mentions::add);
            command(clause, start).ifPresent(mentions::add);
            mentions.addAll(MysqlServer.mentions(clause, start));
        }
        for (int i = 0; i < clause.size(); i++) {
            anywhere(clause, i).ifPresent(mentions::add);
        }
        return mentions;
    }

    /** Whether case counts is the file system's business: two databases that differ in nothing else are asking for trouble. */
    @Override
    public boolean isSame(String name, String other) {
        return name.equalsIgnoreCase(other);
    }

    private static Optional<Mention> database(Clause clause, int start) {
        if (clause.is(start, "USE") && clause.isName(start + 1) && clause.size() == start + 2) {
            return database(clause, start + 1, Sureness.DECIDES);
        }
        if (!clause.is(start, "CREATE", "ALTER", "DROP")) {
            return Optional.empty();
        }
        int noun = clause.skip(start + 1, "OR REPLACE");
        if (!clause.is(noun, "DATABASE", "SCHEMA")) {
            return Optional.empty();
        }
        if (clause.is(start, "ALTER")) {
            return clause.is(noun + 1, OPTIONS) ? Optional.empty() : database(clause, noun + 1, Sureness.DECIDES);
        }
        if (clause.is(start, "DROP")) {
            return database(clause, clause.skip(noun + 1, "IF EXISTS"), Sureness.CERTAIN);
        }
        // The one that is migrated is there already, so that only a condition lets its statement pass.
        int name = clause.skip(noun + 1, "IF NOT EXISTS");
        return database(clause, name, name > noun + 1 ? Sureness.DECIDES : Sureness.CERTAIN);
    }

    private static Optional<Mention> database(Clause clause, int place, Sureness sureness) {
        return clause.isName(place)
                ? Optional.of(Mention.database(clause.at(place).name(), clause.at(place), sureness))
                : Optional.empty();
    }

    private static Optional<Mention> command(Clause clause, int start) {
        if (clause.reads(start, "LOAD DATA|XML")) {
            return text(Thing.FILE, clause, clause.find(start, "INFILE") + 1);
        }
        if (clause.reads(start, "CREATE|ALTER SERVER")) {
            return named(Thing.SERVER, clause, clause.skip(start + 2, "IF NOT EXISTS"));
        }
        if (clause.reads(start, "INSTALL|UNINSTALL PLUGIN|SONAME|COMPONENT")) {
            return named(Thing.LIBRARY, clause, clause.skip(start + 2, "IF EXISTS"));
        }
        if (clause.reads(start, "CREATE|ALTER|DROP TABLESPACE")) {
            return named(Thing.TABLESPACE, clause, start + 2);
        }
        boolean replication = clause.reads(start, "CHANGE MASTER|REPLICATION")
                || clause.reads(start, "START|STOP|RESET SLAVE|REPLICA|MASTER")
                || clause.reads(start, "START|STOP ALL SLAVES|REPLICAS");
        if (replication) {
            String words = clause.at(start).text() + " " + clause.at(start + 1).text();
            return Optional.of(Mention.of(Thing.REPLICATION, words.toUpperCase(Locale.ROOT), clause.at(start)));
        }
        return Optional.empty();
    }

    private static Optional<Mention> anywhere(Clause clause, int place) {
        if (clause.is(place, "OUTFILE", "DUMPFILE") && clause.is(place - 1, "INTO")) {
            return text(Thing.FILE, clause, place + 1);
        }
        if (clause.is(place, "LOAD_FILE") && clause.isSymbol(place + 1, "(")) {
            return Optional.of(Mention.of(Thing.FUNCTION, "LOAD_FILE", clause.at(place)));
        }
        if (clause.is(place, "SONAME") && clause.is(0, "CREATE")) {
            return text(Thing.LIBRARY, clause, place + 1);
        }
        if (clause.reads(place, "DATA|INDEX DIRECTORY")) {
            return text(Thing.FILE, clause, clause.isSymbol(place + 2, "=") ? place + 3 : place + 2);
        }
        if (clause.is(place, "ENGINE") && clause.is(0, "CREATE", "ALTER")) {
            int engine = clause.isSymbol(place + 1, "=") ? place + 2 : place + 1;
            return named(Thing.ENGINE, clause, engine)
                    .filter(mention -> REMOTE_ENGINES.contains(mention.name().toUpperCase(Locale.ROOT)));
        }
        return Optional.empty();
    }

    private static Optional<Mention> text(Thing thing, Clause clause, int place) {
        if (place <= 0 || place >= clause.size()) {
            return Optional.empty();
        }
        SqlToken token = clause.at(place);
        return clause.isText(place) || token.isDoubleQuoted()
                ? Optional.of(Mention.of(thing, token.name(), token))
                : Optional.empty();
    }

    /** A name, or a text that stands for one. */
    static Optional<Mention> named(Thing thing, Clause clause, int place) {
        return clause.isName(place) || clause.isText(place)
                ? Optional.of(Mention.of(thing, clause.at(place).name(), clause.at(place)))
                : Optional.empty();
    }
}
