package io.github.migrationtest.schema;

/** In which direction an index keeps a part. */
public enum SortOrder {
    ASCENDING,
    DESCENDING
}
