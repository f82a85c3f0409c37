package io.github.migrationtest.migration.sqitch;

/**
 * A tag of a plan.
 *
 * @param id sqitch's digest of everything it says
 * @param name with its {@code @}
 */
record PlanTag(String id, String name, Planned planned) {}
