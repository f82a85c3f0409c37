package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.reach.Mention.Sureness;
import io.github.migrationtest.internal.run.PreparedTexts;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How far the scripts of a folder may reach: to the test's own database, by whatever name production knows it, and to what was
 * allowed by name. Many threads may use one.
 */
public final class Reach {
    private final DatabaseKind kind;
    private final ReachSettings settings;
    private final List<Migration> migrations;
    private final Rules rules;

    /** Scripts are read once, and refused for every test. */
    private final Map<SqlScript, Optional<MigrationFailedException>> verdicts =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private volatile Optional<Optional<String>> productionName = Optional.empty();

    /** The reach of a folder's scripts. */
    public Reach(DatabaseKind kind, ReachSettings settings, List<Migration> migrations) {
        this.kind = kind;
        this.settings = settings;
        this.migrations = List.copyOf(migrations);
        this.rules = Rules.of(kind);
    }

    /** What was set. */
    public ReachSettings settings() {
        return settings;
    }

    /** The name under which the scripts know the database that they migrate: the one that was set, else the first they name. */
    public Optional<String> productionName() {
        Optional<Optional<String>> known = productionName;
        if (known.isEmpty()) {
            known = Optional.of(settings.databaseName().or(this::firstNamed));
            productionName = known;
        }
        return known.orElseThrow();
    }

    private Optional<String> firstNamed() {
        return migrations.stream()
                .flatMap(migration -> Stream.concat(Stream.of(migration.up()), migration.down().stream()))
                .flatMap(script -> Code.of(kind, script.text()).stream())
                .flatMap(clause -> rules.mentions(clause).stream())
                .filter(mention -> mention.sureness() == Sureness.DECIDES && !isAllowed(mention))
                .map(Mention::name)
                .findFirst();
    }

    /**
     * Refuses a script that reaches farther.
     *
     * @throws MigrationFailedException if it does
     */
    public void check(Migration migration, SqlScript script) {
        verdicts.computeIfAbsent(script, unread -> verdict(migration, unread)).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<MigrationFailedException> verdict(Migration migration, SqlScript script) {
        PreparedTexts prepared = PreparedTexts.withGaps();
        for (SqlStatement statement : script.statements()) {
            for (Clause clause : Code.of(kind, statement.sql())) {
                Optional<Mention> beyond = Stream.concat(rules.mentions(clause).stream(), writtenOut(prepared, clause))
                        .filter(this::isBeyond)
                        .findFirst();
                if (beyond.isPresent()) {
                    return Optional.of(new Refusal(kind, migration, script, statement, beyond.get()).exception());
                }
            }
        }
        return Optional.empty();
    }

    /** What MySQL is given to prepare. */
    private Stream<Mention> writtenOut(PreparedTexts prepared, Clause clause) {
        return prepared.read(kind, clause.tokens()).stream().flatMap(text -> Code.of(kind, text.name()).stream()
                .flatMap(inner -> rules.mentions(inner).stream())
                .map(mention -> mention.writtenOutIn(text)));
    }

    private boolean isBeyond(Mention mention) {
        if (isAllowed(mention) || mention.thing().isOfServer() && settings.ownServer()) {
            return false;
        }
        return !mention.isDatabase() || mention.sureness() != Sureness.GUESSED && !isProductions(mention);
    }

    private boolean isAllowed(Mention mention) {
        return settings.allowed().stream().anyMatch(mention.name()::equalsIgnoreCase);
    }

    private boolean isProductions(Mention mention) {
        return mention.isDatabase()
                && mention.sureness() != Sureness.WRITTEN_OUT
                && productionName()
                        .filter(name -> rules.isSame(name, mention.name()))
                        .isPresent();
    }

    /** The way of some scripts to the database of a connection, to which production's name means that database. */
    public Sending sending(Connection connection, List<SqlScript> scripts) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            return Sending.of(connection, kind, UnaryOperator.identity(), false);
        }
        boolean maps = productionName().isPresent();
        String own = maps ? connection.getCatalog() : "";
        UnaryOperator<String> mapping = maps ? sql -> mapped(sql, own) : UnaryOperator.identity();
        boolean changesRoles =
                settings.ownServer() && scripts.stream().map(SqlScript::text).anyMatch(Sending::changesRoles);
        return changesRoles
                ? Sending.withRoles(connection, kind, mapping)
                : Sending.of(connection, kind, mapping, maps);
    }

    /** The text with production's name replaced; lines stay where they are. */
    String mapped(String sql, String own) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        List<Mention> mentions = Code.of(kind, sql).stream()
                .flatMap(clause -> rules.mentions(clause).stream())
                .filter(mention ->
                        isProductions(mention) && !mention.token().text().isEmpty() && !isAllowed(mention))
                .sorted((one, other) ->
                        Integer.compare(one.token().start(), other.token().start()))
                .toList();
        for (Mention mention : mentions) {
            if (mention.token().start() >= copied) {
                String quote = kind == DatabaseKind.POSTGRESQL ? "\"" : "`";
                result.append(sql, copied, mention.token().start())
                        .append(quote)
                        .append(own)
                        .append(quote);
                copied = mention.token().end();
            }
        }
        return copied == 0 ? sql : result.append(sql, copied, sql.length()).toString();
    }
}
