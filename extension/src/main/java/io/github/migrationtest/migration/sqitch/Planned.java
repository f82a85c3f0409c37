package io.github.migrationtest.migration.sqitch;

/**
 * Who planned a change or a tag, when and why.
 *
 * @param time as in the plan, {@code 2012-07-16T17:25:07Z}
 * @param note with its escapes read; empty if there is none
 */
record Planned(String time, String planner, String email, String note) {

    /** As ids have it. */
    String by() {
        return planner + " <" + email + ">";
    }
}
