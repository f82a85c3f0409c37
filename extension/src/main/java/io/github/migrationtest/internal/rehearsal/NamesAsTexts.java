package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.NameAsText;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StrictQuotes;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds names of columns that SQLite stored as texts, by a replay on a clone: asked behind a statement, which leaves what it reads.
 *
 * <p>Who writes {@code SET state = "open"} means a text. One is meant as a name that columns beside it have, however it parts its
 * words.
 */
final class NamesAsTexts implements RunObserver {
    private final RecordedRun run;
    private final List<NameAsText> found = new ArrayList<>();

    private NamesAsTexts(RecordedRun run) {
        this.run = run;
    }

    /** What a run stored so; nothing where it cannot be replayed. */
    static List<NameAsText> of(RecordedRun run) {
        if (!run.plan.runtime().doubleQuotedText() || run.before().kind() != DatabaseKind.SQLITE) {
            return List.of();
        }
        NamesAsTexts watch = new NamesAsTexts(run);
        if (run.statements().stream().allMatch(watch::readsOnlyColumns)) {
            return List.of(); // as most rebuilds do, which are not made once more for that
        }
        try {
            Replay.observed(run, watch);
        } catch (MigrationFailedException e) {
            return List.of();
        } catch (SQLException e) {
            throw new DatabaseException("The run cannot be replayed to see what it took for texts.", e);
        }
        return List.copyOf(watch.found);
    }

    @Override
    public boolean looksAtEach() {
        return true;
    }

    @Override
    public void executed(Migration migration, SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException {
        List<SqlToken> values = values(statement);
        if (values.isEmpty()) {
            return;
        }
        Set<String> columns = columnsBeside(statement);
        for (SqlToken token : values) {
            if (columns.contains(inOneWord(token.name())) && StrictQuotes.isText(connection, statement.sql(), token)) {
                found.add(new NameAsText(token.name(), statement));
            }
        }
    }

    /** Whether what it reads are columns that the tables behind it had and have. */
    private boolean readsOnlyColumns(SqlStatement statement) {
        List<SqlToken> values = values(statement);
        if (values.isEmpty()) {
            return true;
        }
        List<SqlToken> words = SqlLexer.code(DatabaseKind.SQLITE, statement.sql());
        List<SqlToken> reading = words.get(0).is("UPDATE") ? words : words.subList(startOfValues(words), words.size());
        Set<String> columns = columns(run.schemaBefore(), reading);
        columns.retainAll(columns(run.schemaAfter(), reading));
        return values.stream().allMatch(value -> columns.contains(Names.key(value.name())));
    }

    /** What stands in double quotes where a statement reads the values that it stores. */
    private static List<SqlToken> values(SqlStatement statement) {
        if (statement.sql().indexOf('"') < 0) {
            return List.of();
        }
        List<SqlToken> words = SqlLexer.code(DatabaseKind.SQLITE, statement.sql());
        boolean updates = words.stream().anyMatch(word -> word.is("UPDATE"));
        boolean copies = words.stream().anyMatch(word -> word.is("INSERT") || word.is("REPLACE"));
        if (!updates && !copies || words.get(0).is("CREATE")) {
            return List.of();
        }
        return words.subList(startOfValues(words), words.size()).stream()
                .filter(SqlToken::isDoubleQuoted)
                .toList();
    }

    private static int startOfValues(List<SqlToken> words) {
        boolean updates = words.stream().anyMatch(word -> word.is("UPDATE"));
        return IntStream.range(0, words.size())
                .filter(i ->
                        words.get(i).is("SELECT") || updates && words.get(i).is("SET"))
                .findFirst()
                .orElse(words.size());
    }

    /** The columns, before and after the run, of the tables that it names. */
    private Set<String> columnsBeside(SqlStatement statement) {
        List<SqlToken> words = SqlLexer.code(DatabaseKind.SQLITE, statement.sql());
        return Stream.of(run.schemaBefore(), run.schemaAfter())
                .flatMap(schema -> columns(schema, words).stream())
                .map(NamesAsTexts::inOneWord)
                .collect(Collectors.toSet());
    }

    private static Set<String> columns(SchemaSnapshot schema, List<SqlToken> words) {
        Set<String> names = words.stream().map(word -> Names.key(word.name())).collect(Collectors.toSet());
        return schema.tables().stream()
                .filter(table -> names.contains(Names.key(table.name())))
                .flatMap(table -> table.columns().stream())
                .map(column -> Names.key(column.name()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String inOneWord(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
