package io.github.migrationtest.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Expressions that compare values in SQLite by what they say, not by how they are stored, as {@link ValueHash} does.
 *
 * <p>The unary plus takes a column's affinity away: with it, a text {@code '042'} would equal the integer of another table.
 */
final class SqliteValues {

    private SqliteValues() {}

    /** Whether two values differ: false also for a number and the text that SQLite writes for it. */
    static String differ(String one, String other) {
        // CASE and not OR: SQLite works out both sides of an OR.
        return "case when %s then 0 when %s then 0 when %s then 0 else 1 end"
                .formatted(stored(List.of(one), List.of(other)), writes(one, other), writes(other, one));
    }

    /** Whether values are equal as they are stored, one by one; never NULL. */
    static String stored(List<String> ones, List<String> others) {
        String left = ones.stream().map(one -> "+" + one).collect(Collectors.joining(", "));
        String right =
                others.stream().map(other -> "+" + other + " collate binary").collect(Collectors.joining(", "));
        return "(" + left + ") is (" + right + ")";
    }

    private static String writes(String number, String text) {
        return """
                (typeof(%2$s) = 'text' and typeof(%1$s) in ('integer', 'real') and \
                (+%2$s = cast(%1$s as text) collate binary and (typeof(%1$s) = 'integer' or cast(%2$s as real) = +%1$s) \
                or +%1$s = cast(%1$s as integer) and +%2$s = cast(cast(%1$s as integer) as text) collate binary))""".formatted(number, text);
    }

    /** A value such that two which are the same group together: a text that writes a number becomes it. */
    static String canonical(String value) {
        return """
                case when typeof(%1$s) <> 'text' then +%1$s \
                when +%1$s = cast(cast(%1$s as integer) as text) collate binary then cast(%1$s as integer) \
                when +%1$s = cast(cast(%1$s as real) as text) collate binary \
                and cast(%1$s as real) <> cast(cast(%1$s as real) as integer) then cast(%1$s as real) \
                else +%1$s end""".formatted(value);
    }

    /** A value as text such that two which are the same are equal texts; a blob stays one. */
    static String canonicalText(String value) {
        return """
                case typeof(%1$s) when 'blob' then +%1$s \
                when 'real' then case when +%1$s = cast(%1$s as integer) then cast(cast(%1$s as integer) as text) \
                else cast(%1$s as text) end \
                else cast(%1$s as text) end""".formatted(value);
    }
}
