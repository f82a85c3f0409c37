package io.github.migrationtest.internal.rehearsal;

import java.util.regex.Pattern;

/** {@code ALTER TYPE ... RENAME VALUE} of PostgreSQL: rows that hold the value hold it still, under another name. */
final class Relabelling {
    private static final Pattern STATEMENT =
            Pattern.compile("\\s*alter\\s+type\\s.*\\srename\\s+value\\s", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** {@code DO $$ ... $$}, in which it may be tried; whatever writes rows in it is another matter. */
    private static final Pattern BLOCK = Pattern.compile(
            "\\s*do\\s(?!.*\\b(?:insert|update|delete|merge|truncate|drop|execute)\\s).*\\salter\\s+type\\s.*\\srename\\s+value\\s",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Relabelling() {}

    /** Whether a statement does nothing else to rows. */
    static boolean isDoneBy(Culprit culprit) {
        String sql = culprit.statement().sql();
        return STATEMENT.matcher(sql).lookingAt() || BLOCK.matcher(sql).lookingAt();
    }
}
