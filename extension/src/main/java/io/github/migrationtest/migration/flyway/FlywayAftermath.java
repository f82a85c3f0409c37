package io.github.migrationtest.migration.flyway;

/** How a failed migration leaves the database, in sentences for the user. */
record FlywayAftermath(FlywayDatabase database, FlywayLock lock, FlywaySettings settings) {

    boolean leavesRow(FlywayScript script) {
        return lock.keepsRowOfFailure() && !canRollBack(script);
    }

    private boolean canRollBack(FlywayScript script) {
        return script.runsInTransaction() && !database.commitsAtDefinitions();
    }

    /** What becomes of the row of a script that failed on its way forward. */
    String ofRow(FlywayScript script) {
        return leavesRow(script)
                ? ", and its row says failed, so nothing more is migrated until that is repaired."
                : ", and it has no row, so the next run starts it again from its first statement.";
    }

    /**
     * The whole of it.
     *
     * @param ended whether the script had ended its transaction by itself
     * @param row what becomes of its row
     */
    String of(FlywayScript script, boolean ended, String row) {
        if (!script.runsInTransaction()) {
            return "Flyway runs this script without a transaction: what ran before the statement stays" + row
                    + " Correct the statement.";
        }
        if (database.commitsAtDefinitions()) {
            return "The server commits at every CREATE, ALTER and DROP: what ran up to the last of them stays, what changed rows"
                    + " after it was rolled back" + row + " Correct the statement.";
        }
        if (ended) {
            return "The script had ended the transaction by itself: what it committed, or ran outside one, stays. Leave"
                    + " transactions to Flyway.";
        }
        return settings.group()
                ? "The whole run was rolled back: Flyway is told to do it in one transaction (group). Correct the statement."
                : "Its transaction was rolled back, what was applied before it stays. Correct the statement.";
    }
}
