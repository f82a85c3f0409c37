package io.github.migrationtest.check;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.Locale;
import java.util.Optional;

/**
 * An index that PostgreSQL does not use, and what may have made it so.
 *
 * @param ofPartitions whether its table is partitioned: then it is whole only with an index of each partition attached to it
 */
record InvalidIndex(Index index, boolean ofPartitions) {

    static InvalidIndex of(Index index, SchemaSnapshot schema) {
        boolean partitioned = schema.table(index.table())
                .filter(table -> table.attributes().has(Attribute.PARTITIONED_BY))
                .isPresent();
        return new InvalidIndex(index, partitioned);
    }

    /** What a migration that failed has left, if it has left one. */
    static Optional<InvalidIndex> leftBy(SchemaDiff diff) {
        return diff.ofType(SchemaChange.IndexAdded.class).stream()
                .map(SchemaChange.IndexAdded::index)
                .filter(index -> index.attributes().has(Attribute.INVALID))
                .map(index -> new InvalidIndex(index, false))
                .findFirst();
    }

    String why() {
        if (ofPartitions) {
            return "An index that is made ON ONLY a partitioned table is whole when an index of every partition is attached"
                    + " to it, and no sooner.";
        }
        if (isOfReindex()) {
            return "REINDEX CONCURRENTLY builds a second index beside the first, and leaves it where it fails: every write"
                    + " pays for it, and no query uses it.";
        }
        return "CREATE INDEX CONCURRENTLY commits the index before it has read the rows, and leaves it where it fails: every"
                + " write pays for it, and no query uses it. With IF NOT EXISTS the next try passes over it and says that"
                + " all is well.";
    }

    String remedy() {
        if (ofPartitions) {
            return "Make the index of each partition, and ALTER INDEX " + index.name()
                    + " ATTACH PARTITION each of them, in the same migration.";
        }
        return "DROP INDEX CONCURRENTLY " + index.name() + ", and " + (isOfReindex() ? "REINDEX" : "make it")
                + " again when what stopped it is out of the way.";
    }

    private boolean isOfReindex() {
        String name = index.name().toLowerCase(Locale.ROOT);
        return name.matches(".*_cc(?:new|old)\\d*");
    }
}
