package io.github.migrationtest.migration.liquibase;

import java.util.HashMap;
import java.util.Map;
import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Runs Liquibase without a word on the console, and without its usage statistics.
 *
 * @param settings those that Liquibase has for everything it does, by their own names
 */
record LiquibaseScope(ResourceAccessor accessor, Map<String, String> settings) {

    /** Something done with Liquibase. */
    interface Work<T> {
        T run() throws Exception;
    }

    static <T> T in(ResourceAccessor accessor, Work<T> work) throws LiquibaseException {
        return new LiquibaseScope(accessor, Map.of()).in(work);
    }

    <T> T in(Work<T> work) throws LiquibaseException {
        Map<String, Object> values = new HashMap<>(Map.of("liquibase.fileEncoding", "UTF-8"));
        values.putAll(settings);
        values.putAll(Map.of(
                Scope.Attr.logService.name(),
                new NoOpLogService(),
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                Scope.Attr.resourceAccessor.name(),
                accessor,
                "liquibase.analytics.enabled",
                false));
        try {
            return Scope.child(values, work::run);
        } catch (LiquibaseException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LiquibaseException(e.getMessage(), e);
        }
    }
}
