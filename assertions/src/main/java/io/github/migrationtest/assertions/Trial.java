package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.DisposableDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database says to a statement of which nothing stays: it runs on a clone, or is taken back.
 *
 * @param statement what was run
 * @param refusal what the driver threw, if it did
 * @param rejection the constraint that refused it, if one did
 * @param atCommit whether it was the commit that was or would be refused
 * @param changedRows as the driver counts them
 * @param foreignKeysEnforced whether the connection enforces them
 * @param copy whether no message may show a row's value
 */
record Trial(
        TrialStatement statement,
        Optional<SQLException> refusal,
        Optional<Rejection> rejection,
        boolean atCommit,
        int changedRows,
        boolean foreignKeysEnforced,
        boolean copy) {

    static Trial of(String claim, Database database, String sql, @Nullable Object... parameters) {
        TrialStatement statement = TrialStatement.of(claim, database.kind(), sql, Arrays.asList(parameters));
        Optional<DisposableDatabase> clone = database.disposableCopy();
        if (clone.isEmpty()) {
            return LiveDatabase.of(database)
                    .read(connection -> new TrialRun(statement, database.isCopy(), connection).takenBack(database));
        }
        try (DisposableDatabase ground = clone.get()) {
            return LiveDatabase.of(ground)
                    .read(connection -> new TrialRun(statement, database.isCopy(), connection).committed());
        }
    }

    boolean isAccepted() {
        return refusal.isEmpty() && rejection.isEmpty();
    }

    boolean isRejected() {
        return rejection.isPresent();
    }

    UnmetExpectation shouldBeRejected(UnmetExpectation message) {
        statement.describe(message, "reject");
        return butItWasNot(message);
    }

    UnmetExpectation shouldBeRejectedBy(ConstraintExpectation expected, UnmetExpectation message) {
        statement.describe(message, "reject");
        message.and("by", List.of(expected.toString()));
        return rejection
                .map(each ->
                        message.but("it was refused by", each.describe()).and("which says", List.of(each.message())))
                .orElseGet(() -> butItWasNot(message));
    }

    private UnmetExpectation butItWasNot(UnmetExpectation message) {
        if (refusal.isPresent()) {
            return message.but(
                    "no constraint did, the statement itself failed",
                    Rejections.said(statement.kind(), refusal.get(), copy));
        }
        message.but(changedRows == 0 ? "it was accepted, and changed no row" : "it was accepted");
        return foreignKeysEnforced || statement.kind() != DatabaseKind.SQLITE
                ? message
                : message.and("foreign keys are not enforced on this connection", List.of());
    }

    UnmetExpectation shouldBeAccepted(UnmetExpectation message) {
        statement.describe(message, "accept");
        if (atCommit) {
            return message.but(
                    "the commit would be refused",
                    rejection.map(Rejection::describe).orElse("for a reason that is not known"));
        }
        return message.but(
                "it was refused",
                refusal.map(failure -> Rejections.said(statement.kind(), failure, copy))
                        .orElse("without a word"));
    }
}
