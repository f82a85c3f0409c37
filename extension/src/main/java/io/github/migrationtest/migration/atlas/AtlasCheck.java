package io.github.migrationtest.migration.atlas;

import java.util.List;

/**
 * A section {@code checks.sql} or {@code checks/<name>.sql} of a file.
 *
 * @param oneOf whether one of its queries is enough ({@code atlas:assert oneof}), instead of all
 */
record AtlasCheck(String name, boolean oneOf, List<AtlasStatement> queries) {
    AtlasCheck {
        queries = List.copyOf(queries);
    }
}
