package io.github.migrationtest;

import io.github.migrationtest.internal.junit.CheckNodes;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every migration held to every rule, without a line of test code:
 *
 * <pre>{@code
 * @MigrationTest(migrations = "drizzle", copyOf = "backups/notaverse.db.gz")
 * class NotaverseMigrationTest implements MigrationChecks {}
 * }</pre>
 *
 * <p>One node per migration and check. A finding that is an error fails its node, with what happened, why, and what to do; one that
 * is a warning is told in the summary. The rules are the classes of {@code io.github.migrationtest.check}.
 */
public interface MigrationChecks {

    /** The nodes; all of them read one walk, which is over by then. */
    @TestFactory
    default Stream<DynamicNode> migrationChecks(Rehearsal rehearsal) {
        return CheckNodes.of(rehearsal.run());
    }
}
