package io.github.migrationtest.migration.sqitch;

/** Who deploys, as the registry has it. */
record Committer(String name, String email) {}
