package io.github.migrationtest.assertions;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what happened to the rows between two moments.
 *
 * <p>They are literal: a row that a {@code DELETE} was meant to take is lost all the same. A table is named as it is called
 * now or, where it was renamed, as it was called before.
 */
public class DataDiffAssert extends AbstractNavigatingAssert<DataDiffAssert, DataDiff> {
    private final List<String> ignoredColumns = new ArrayList<>();
    private @Nullable DataSnapshot before;

    /** An assertion on a diff. */
    public DataDiffAssert(@Nullable DataDiff actual) {
        super(actual, DataDiffAssert.class);
    }

    /**
     * Tells which tables there were: from here on, naming another one fails. A diff holds changes only, and a table that
     * never was has none.
     *
     * <pre>{@code
     * assertThat(diff).since(before).keptEveryRowOf("users");  // passes if users is among them and lost no row
     * assertThat(diff).since(before).keptEveryRowOf("usesr");  // fails: there was no such table
     * }</pre>
     *
     * @param earlier the earlier of the two snapshots
     */
    public DataDiffAssert since(DataSnapshot earlier) {
        before = earlier;
        return this;
    }

    /**
     * From here on values of these columns may change, and the columns may go.
     *
     * <pre>{@code
     * assertThat(diff).ignoringColumns("updated_at").keptEveryValueOf("users"); // passes if only updated_at changed
     * assertThat(diff).keptEveryValueOf("users");                               // fails if updated_at changed
     * }</pre>
     *
     * @param columns the column of every table ({@code updated_at}), or of one ({@code users.updated_at})
     */
    public DataDiffAssert ignoringColumns(String... columns) {
        ignoredColumns.addAll(List.of(columns));
        return this;
    }

    /**
     * No row or value differs, no table or column came, went or was renamed.
     *
     * <pre>{@code
     * assertThat(DataDiff.between(before, after)).isEmpty(); // passes if all is as it was
     * // fails if not, and prints what happened
     * }</pre>
     */
    public DataDiffAssert isEmpty() {
        isNotNull();
        return none(actual.changes(), change -> true, "be empty");
    }

    /**
     * Every row is still there; its values may have changed.
     *
     * <pre>{@code
     * assertThat(diff).keptEveryRow(); // passes if every table has every row that it had
     * // fails if not: "note_tags: 3 of 3 rows lost: (note_id, tag_id) = (1, 1), (1, 2), (2, 1)"
     * }</pre>
     */
    public DataDiffAssert keptEveryRow() {
        isNotNull();
        return none(actual.changes(), DataDiffAssert::losesRows, "have kept every row");
    }

    /**
     * Every row of one table is still there; its values may have changed.
     *
     * <pre>{@code
     * assertThat(diff).keptEveryRowOf("users"); // passes even if notes lost rows
     * assertThat(diff).keptEveryRowOf("notes"); // fails then, and says which
     * }</pre>
     */
    public DataDiffAssert keptEveryRowOf(String table) {
        isNotNull();
        return isKnown(table)
                ? none(changesOf(table), DataDiffAssert::losesRows, "have kept every row of " + table)
                : myself;
    }

    /**
     * Every value that was there is still there, in the same row. A {@code NULL} is none: it may be filled.
     *
     * <pre>{@code
     * assertThat(diff).keptEveryValue(); // passes if rows only came and nulls were filled
     * // fails if not: "notes: user_id of 2 rows became NULL: id 7, 9"
     * }</pre>
     */
    public DataDiffAssert keptEveryValue() {
        isNotNull();
        return none(actual.changes(), this::losesValues, "have kept every value" + ignored());
    }

    /**
     * Every value of one table that was there is still there, in the same row. A {@code NULL} is none: it may be filled.
     *
     * <pre>{@code
     * assertThat(diff).keptEveryValueOf("users");                            // passes if nothing of it is lost
     * assertThat(diff).ignoringColumns("email").keptEveryValueOf("users");   // passes if only emails were changed
     * // fails if not: "users: name of 3 rows changed: id 1, 2, 3"
     * }</pre>
     */
    public DataDiffAssert keptEveryValueOf(String table) {
        isNotNull();
        return isKnown(table)
                ? none(changesOf(table), this::losesValues, "have kept every value of " + table + ignored())
                : myself;
    }

    /**
     * No table but these has another row or value; whether these have does not matter. With no name: nothing changed but
     * names.
     *
     * <pre>{@code
     * assertThat(diff).changedOnly("users"); // passes if rows of users changed, or none at all
     * // fails if rows of notes changed too, and prints what happened to them
     * }</pre>
     */
    public DataDiffAssert changedOnly(String... tables) {
        isNotNull();
        for (String table : tables) {
            if (!isKnown(table)) {
                return myself;
            }
        }
        return none(
                actual.changes(),
                change -> change.touchesData() && !isOneOf(change, tables),
                tables.length == 0 ? "have changed no table" : "have changed only " + String.join(", ", tables));
    }

    /**
     * So many rows of one table are gone, be it with the table.
     *
     * <pre>{@code
     * assertThat(diff).hasLost("sessions", 12); // passes if twelve of its rows are gone
     * assertThat(diff).hasLost("sessions", 11); // fails then: "sessions: 12 of 40 rows lost: id 1, 2, 3, 4, 5, ..."
     * }</pre>
     */
    public DataDiffAssert hasLost(String table, long rows) {
        isNotNull();
        if (!isKnown(table)) {
            return myself;
        }
        List<DataChange> losses =
                changesOf(table).stream().filter(DataDiffAssert::losesRows).toList();
        long lost = losses.stream().mapToLong(DataDiffAssert::rowsLost).sum();
        boolean exact = losses.stream().allMatch(DataDiffAssert::isExact);
        return checkLosses(lost == rows && exact, losses, () -> {
            UnmetExpectation message = expecting()
                    .to("have lost so many rows of " + table, String.valueOf(rows))
                    .butItHas("it has", inWords(losses), "none is lost");
            return exact
                    ? message
                    : message.and("two snapshots prove no more; two databases are compared row by row", List.of());
        });
    }

    private DataDiffAssert none(Collection<DataChange> changes, Predicate<DataChange> unwanted, String claim) {
        List<DataChange> found = changes.stream().filter(unwanted).toList();
        return checkLosses(found.isEmpty(), found, () -> expecting().to(claim).but("this happened", inWords(found)));
    }

    /** Explains where rows or values went only if some of these did. */
    private DataDiffAssert checkLosses(
            boolean holds, Collection<DataChange> changes, Supplier<UnmetExpectation> otherwise) {
        return changes.stream().anyMatch(DataChange::isLoss)
                ? check(holds, otherwise)
                : checkUnexplained(holds, otherwise);
    }

    private boolean isKnown(String table) {
        DataSnapshot earlier = before;
        boolean known = earlier == null
                || earlier.table(table).isPresent()
                || !changesOf(table).isEmpty();
        checkUnexplained(known, () -> expecting()
                .to("say something of table", table)
                .butItHas(
                        "the tables were",
                        earlier == null
                                ? List.of()
                                : earlier.tables().stream()
                                        .map(each -> each.table())
                                        .toList(),
                        "there were no tables"));
        return known;
    }

    private List<DataChange> changesOf(String table) {
        return actual.changes().stream()
                .filter(change -> isOneOf(change, table))
                .toList();
    }

    private boolean isOneOf(DataChange change, String... tables) {
        for (String table : tables) {
            if (Names.same(change.table(), table) || Names.same(change.table(), nameNow(table))) {
                return true;
            }
        }
        return false;
    }

    private String nameNow(String table) {
        return actual.changes().stream()
                .filter(DataChange.TableRenamed.class::isInstance)
                .map(DataChange.TableRenamed.class::cast)
                .filter(renamed -> Names.same(renamed.from(), table))
                .map(DataChange.TableRenamed::to)
                .findFirst()
                .orElse(table);
    }

    private boolean losesValues(DataChange change) {
        return change.isLoss() && !isIgnored(change);
    }

    private boolean isIgnored(DataChange change) {
        if (change instanceof DataChange.ValuesChanged changed) {
            return isIgnored(changed.table(), changed.column());
        }
        return change instanceof DataChange.ColumnDropped dropped && isIgnored(dropped.table(), dropped.column());
    }

    private boolean isIgnored(String table, String column) {
        return ignoredColumns.stream()
                .anyMatch(ignored -> Names.same(ignored, column) || Names.same(ignored, table + "." + column));
    }

    private String ignored() {
        return ignoredColumns.isEmpty() ? "" : ", ignoring columns " + String.join(", ", ignoredColumns);
    }

    private static boolean losesRows(DataChange change) {
        return rowsLost(change) > 0;
    }

    private static long rowsLost(DataChange change) {
        if (change instanceof DataChange.RowsLost lost) {
            return lost.lost();
        }
        return change instanceof DataChange.TableDropped dropped ? dropped.rows() : 0;
    }

    private static boolean isExact(DataChange change) {
        return !(change instanceof DataChange.RowsLost lost) || lost.exact();
    }

    private static List<String> inWords(List<DataChange> changes) {
        return changes.stream().map(DataChange::describe).toList();
    }

    private static UnmetExpectation expecting() {
        return UnmetExpectation.expecting("what happened to the rows");
    }
}
