package io.github.migrationtest.migration.mybatis;

import java.math.BigDecimal;

/** One row of the history. */
record Change(BigDecimal id, String appliedAt, String description) {

    @Override
    public String toString() {
        return id.toPlainString() + " (" + description + ")";
    }
}
