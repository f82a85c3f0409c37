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
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
        if (!run.plan.runtime().doubleQuotedText()
                || run.before().kind() != DatabaseKind.SQLITE
                || run.statements().stream()
                        .allMatch(statement -> values(statement).isEmpty())) {
            return List.of();
        }
        NamesAsTexts watch = new NamesAsTexts(run);
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
        int start = IntStream.range(0, words.size())
                .filter(i ->
                        words.get(i).is("SELECT") || updates && words.get(i).is("SET"))
                .findFirst()
                .orElse(words.size());
        return words.subList(start, words.size()).stream()
                .filter(SqlToken::isDoubleQuoted)
                .toList();
    }

    /** The columns, before and after the run, of the tables that it names. */
    private Set<String> columnsBeside(SqlStatement statement) {
        Set<String> names = SqlLexer.code(DatabaseKind.SQLITE, statement.sql()).stream()
                .map(word -> Names.key(word.name()))
                .collect(Collectors.toSet());
        return Stream.concat(run.schemaBefore().tables().stream(), run.schemaAfter().tables().stream())
                .filter(table -> names.contains(Names.key(table.name())))
                .map(Table::columns)
                .flatMap(List::stream)
                .map(Column::name)
                .map(NamesAsTexts::inOneWord)
                .collect(Collectors.toSet());
    }

    private static String inOneWord(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
