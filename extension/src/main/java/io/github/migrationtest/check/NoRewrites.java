package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * No table that holds rows is written anew as a whole, while nobody else may read or write it. A warning.
 *
 * <p>Silent: {@code ADD COLUMN kind text DEFAULT 'none'}; {@code ALTER COLUMN label TYPE text} of a {@code varchar}; a table that is
 * empty or new, {@code TRUNCATE}, {@code VACUUM FULL}. Found, with the form that rewrites nothing: {@code ADD COLUMN token uuid DEFAULT
 * gen_random_uuid()}; {@code ALTER COLUMN total TYPE bigint} of an {@code integer}.
 *
 * <p>The same on MySQL, and on MariaDB before 11.2, where a statement that cannot be made in place copies the table while nobody
 * writes to it: {@code MODIFY total bigint} of an {@code int}, {@code CONVERT TO CHARACTER SET utf8mb4}; but not {@code
 * ADD FOREIGN KEY}, which reads all rows on every engine.
 */
public final class NoRewrites implements MigrationCheck {
    private static final Set<String> SERIAL =
            Set.of("SERIAL", "BIGSERIAL", "SMALLSERIAL", "SERIAL4", "SERIAL8", "IDENTITY");

    /** For {@link java.util.ServiceLoader}. */
    public NoRewrites() {}

    @Override
    public String id() {
        return "no-rewrites";
    }

    @Override
    public Finding.Severity severity() {
        return Finding.Severity.WARNING;
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.rewrites().stream()
                .map(rewrite -> Finding.error(
                                id(),
                                migration.migration(),
                                rewrite.table() + ": all of its rows were written anew, "
                                        + (rewrite.rows() == 1 ? "1 here." : rewrite.rows() + " here."),
                                remedy(migration, rewrite.statement()))
                        .about(rewrite.table())
                        .at(rewrite.statement())
                        .because(Optional.of(
                                migration.kind() == DatabaseKind.POSTGRESQL
                                        ? "PostgreSQL gave the table and its indexes new files in line "
                                                + rewrite.statement().line()
                                                + ". Until the last row is written nobody else reads or writes it"
                                                + " (ACCESS EXCLUSIVE)."
                                        : "The statement in line "
                                                + rewrite.statement().line()
                                                + " cannot be made in place: the server copied the table"
                                                + " (ALGORITHM=COPY). Until the last row is copied nobody else writes"
                                                + " to it (LOCK=SHARED)."))
                        .asWarning())
                .toList();
    }

    private static String remedy(RehearsedMigration migration, SqlStatement statement) {
        List<SqlToken> words = SqlLexer.code(migration.kind(), statement.sql());
        return migration.kind() == DatabaseKind.POSTGRESQL ? remedyOnPostgresql(words) : remedyOnMysql(words);
    }

    private static String remedyOnMysql(List<SqlToken> words) {
        String online = "let gh-ost or pt-online-schema-change make it";
        if (has(words, "STORED")) {
            return "Make the column VIRTUAL, which is added at once and can be indexed; or " + online + ".";
        }
        String otherwise = has(words, "MODIFY") || has(words, "CHANGE")
                ? "Add a column of the new type, which is done at once, fill it in batches, and let it take the old one's"
                        + " name in a later migration; or " + online
                : "Do it while nobody needs to write, or " + online;
        return otherwise + ". With ALGORITHM=INPLACE, LOCK=NONE the server refuses a statement that would copy.";
    }

    private static String remedyOnPostgresql(List<SqlToken> words) {
        if (has(words, "TYPE")) {
            return "Add a column of the new type, let a trigger keep it, fill it in batches, and let it take the old"
                    + " one's name in a later migration.";
        }
        if (has(words, "STORED")) {
            return "Add a plain column, let a trigger keep it, and fill it in batches; or let the query compute it.";
        }
        if (words.stream().anyMatch(word -> SERIAL.stream().anyMatch(word::is))) {
            return "Add a plain column, give it DEFAULT nextval(...) of a sequence of its own in the next statement,"
                    + " and fill the old rows in batches.";
        }
        if (has(words, "ADD")) {
            return "ADD COLUMN without the default, ALTER COLUMN ... SET DEFAULT in the next statement, and fill the"
                    + " old rows in batches: only a constant default rewrites nothing.";
        }
        return "Do it while nobody needs the table, or copy it in batches into one that takes its name at the end.";
    }

    private static boolean has(List<SqlToken> words, String word) {
        return words.stream().anyMatch(token -> token.is(word));
    }
}
