package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.reach.BodyReach;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A function or procedure, and how it is tried.
 *
 * @param sort {@code function} or {@code procedure}
 * @param name without its arguments
 * @param signature with them
 * @param body what it does
 * @param trial the statement that tries it: a call, or its own definition, which the engine reads then
 * @param called whether it is called
 * @param whyNot why it is neither called nor read
 */
record Routine(
        String sort,
        String name,
        String signature,
        String body,
        Optional<String> trial,
        boolean called,
        Optional<String> whyNot) {

    /** One that is called, unless that may do what is felt elsewhere, or nobody can tell. */
    static Routine called(DatabaseKind kind, String sort, String name, String signature, String body, String call) {
        Optional<String> whyNot = Optional.empty();
        if (BodyReach.isOutward(kind, body)) {
            whyNot = Optional.of("it reaches out of its database");
        } else if (BodyReach.isDynamic(kind, body)) {
            whyNot = Optional.of("it makes statements while it runs, which nobody can read before");
        }
        Routine routine = new Routine(sort, name, signature, body, Optional.of(call), true, Optional.empty());
        return whyNot.map(routine::notTried).orElse(routine);
    }

    Routine notTried(String because) {
        return new Routine(sort, name, signature, body, Optional.empty(), false, Optional.of(because));
    }

    /** All of these, less the calls of what calls another that is not to be called. */
    static List<Routine> without(DatabaseKind kind, List<Routine> routines) {
        List<Routine> known = routines;
        while (true) {
            Set<String> closed = known.stream()
                    .filter(routine -> routine.whyNot().isPresent())
                    .map(routine -> routine.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            List<Routine> next = known.stream()
                    .map(routine -> routine.called() ? routine.unlessItCalls(kind, closed) : routine)
                    .toList();
            if (next.equals(known)) {
                return known;
            }
            known = next;
        }
    }

    private Routine unlessItCalls(DatabaseKind kind, Set<String> closed) {
        Set<String> named = words(kind);
        named.retainAll(closed);
        return named.isEmpty() ? this : notTried("it may call " + String.join(", ", named) + ", which is not called");
    }

    /** The words and names of its body, in lower case; what is in its texts names nothing. */
    Set<String> words(DatabaseKind kind) {
        return SqlLexer.code(kind, body).stream()
                .filter(token -> token.type() == SqlToken.Type.WORD || token.type() == SqlToken.Type.QUOTED_NAME)
                .map(SqlToken::name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
