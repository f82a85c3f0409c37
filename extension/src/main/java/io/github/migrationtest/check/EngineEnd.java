package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;

/**
 * What all migrations leave of an empty database of one kind.
 *
 * @param schema what there is
 * @param migrations what made it, in the tool's order
 */
public record EngineEnd(SchemaSnapshot schema, List<Migration> migrations) {
    public EngineEnd {
        migrations = List.copyOf(migrations);
    }

    /** The engine. */
    public DatabaseKind kind() {
        return schema.kind();
    }
}
