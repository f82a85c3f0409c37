package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that a run is known to have taken: looked at after each statement while the run is replayed. */
final class Watched {
    private final DataChange loss;
    private final Function<DataSnapshot, Optional<Figure>> look;
    private final Figure before;
    private final boolean rows;
    private final List<Culprit> culprits = new ArrayList<>();
    private Figure figure;
    private @Nullable Culprit vanished;
    private @Nullable Culprit fill;
    private boolean blamedBeforeFill;

    Watched(DataChange loss, Function<DataSnapshot, Optional<Figure>> look, Figure before, boolean rows) {
        this.loss = loss;
        this.look = look;
        this.before = before;
        this.figure = before;
        this.rows = rows;
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
        if (next.equals(before)) {
            culprits.clear();
        } else if (!next.equals(figure)) {
            judge(next, cameBack ? behind : last, cameBack, fills);
        }
        figure = next;
        vanished = null;
    }

    private void judge(Figure next, Culprit culprit, boolean cameBack, boolean fills) {
        boolean more = next.rows() > figure.rows();
        if (rows && !cameBack && next.rows() == figure.rows() && next.keyless() != figure.keyless()) {
            return; // A key that comes or goes takes no row.
        }
        if (more && fills && blamedBeforeFill) {
            // The new table stood there empty before it got what it was to get.
            culprits.remove(culprits.size() - 1);
            culprits.add(culprit);
        } else if (more && !cameBack) {
            return;
        } else if (rows || cameBack || next.rows() >= figure.rows()) {
            culprits.add(culprit);
        }
        blamedBeforeFill = cameBack && !fills && next.rows() == 0;
    }
}
