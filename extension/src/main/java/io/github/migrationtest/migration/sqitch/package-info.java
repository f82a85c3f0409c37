/** sqitch's plans, deployed and reverted as sqitch does it through the engine's own client, with its registry. */
@NullMarked
package io.github.migrationtest.migration.sqitch;

import org.jspecify.annotations.NullMarked;
