package io.github.migrationtest.migration.liquibase;

import java.util.Map;
import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs Liquibase without a word on the console, and without its usage statistics. */
final class LiquibaseScope {
    private LiquibaseScope() {}

    /** Something done with Liquibase. */
    interface Work<T> {
        T run() throws Exception;
    }

    static <T> T in(ResourceAccessor accessor, Work<T> work) throws LiquibaseException {
        try {
            return Scope.child(
                    Map.of(
                            Scope.Attr.logService.name(),
                            new NoOpLogService(),
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            Scope.Attr.resourceAccessor.name(),
                            accessor,
                            "liquibase.analytics.enabled",
                            false,
                            "liquibase.fileEncoding",
                            "UTF-8"),
                    work::run);
        } catch (LiquibaseException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LiquibaseException(e.getMessage(), e);
        }
    }
}
