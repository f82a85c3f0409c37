package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.internal.run.TriggerText;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that a run is known to have taken: looked at after each statement while the run is replayed. */
final class Watched {
    private static final Set<String> CONVERSIONS = Set.of("type", "modify", "change", "update", "insert", "execute");

    private final DataChange loss;
    private final Function<DataSnapshot, Optional<Figure>> look;
    private final Figure before;
    private final List<String> columns;
    private final boolean copied;
    private final List<Culprit> culprits = new ArrayList<>();
    private Figure figure;
    private @Nullable Culprit vanished;
    private @Nullable Culprit fill;
    private boolean blamedBeforeFill;

    /**
     * Looked at as it was before.
     *
     * @param columns the names of the column whose values are looked at; none where it is rows
     * @param copied whether a rebuild copies them as they are
     */
    Watched(
            DataChange loss,
            Function<DataSnapshot, Optional<Figure>> look,
            Figure before,
            List<String> columns,
            boolean copied) {
        this.loss = loss;
        this.look = look;
        this.before = before;
        this.figure = before;
        this.columns = List.copyOf(columns);
        this.copied = copied;
    }

    DataChange loss() {
        return loss;
    }

    /** The statements that took some, as far as they were found and nothing put back what they took. */
    List<Culprit> culprits() {
        if (vanished == null) {
            return List.copyOf(culprits);
        }
        // What a rebuild does not copy goes by what it copies, and not by the DROP of the old table.
        List<Culprit> all = new ArrayList<>(culprits);
        all.add(fill != null ? fill : vanished);
        return all.stream().distinct().toList();
    }

    /**
     * Looks anew.
     *
     * @param last the statement just executed
     * @param fills whether it copied these rows into another table, to blame where that comes back with less
     * @param renames whether it gives tables other names, so that another one may have come in the place of the old one
     */
    void look(DataSnapshot now, Culprit last, boolean fills, boolean renames) {
        if (fills) {
            fill = last;
        }
        Optional<Figure> found = look.apply(now);
        if (found.isEmpty()) {
            vanished = vanished == null ? last : vanished;
            return;
        }
        Figure next = found.get();
        boolean cameBack = vanished != null || renames;
        Culprit behind = fill != null ? fill : vanished != null ? vanished : last;
        if (next.isAs(before)) {
            culprits.clear();
        } else if (!next.isAs(figure)) {
            judge(next, cameBack ? behind : last, cameBack, fills);
        }
        figure = next;
        vanished = null;
    }

    private void judge(Figure next, Culprit culprit, boolean cameBack, boolean fills) {
        boolean more = next.rows() > figure.rows();
        boolean intact = columns.isEmpty()
                ? !cameBack && next.keyless() != figure.keyless()
                : cameBack ? copied : !converts(culprit.statement());
        if (intact && next.isKnownOtherwiseThan(figure)) {
            return; // A key that comes or goes takes no row, and changes no value.
        }
        if (more && fills && blamedBeforeFill) {
            // The new table stood there empty before it got what it was to get.
            culprits.remove(culprits.size() - 1);
            culprits.add(culprit);
        } else if (more && !cameBack) {
            return;
        } else if (columns.isEmpty() || cameBack || next.rows() >= figure.rows()) {
            culprits.add(culprit);
        }
        blamedBeforeFill = cameBack && !fills && next.rows() == 0;
    }

    /** Whether a statement may give the values another form besides: {@code DROP CONSTRAINT t_pkey, ALTER COLUMN c TYPE date}. */
    private boolean converts(SqlStatement statement) {
        Set<String> words = TriggerText.words(statement.sql());
        return columns.stream().map(Names::key).anyMatch(words::contains)
                && CONVERSIONS.stream().anyMatch(words::contains);
    }
}
