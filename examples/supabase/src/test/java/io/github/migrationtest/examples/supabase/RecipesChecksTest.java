package io.github.migrationtest.examples.supabase;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, with the schemas and roles of Supabase. */
@MigrationTest(rollbacks = "supabase/rollbacks", options = "include-seed=true")
@Accept(check = "reversible", migration = "20240110080000", because = "released long ago")
@Accept(check = "reversible", migration = "20240111080000", because = "nothing goes back to recipes without protection")
class RecipesChecksTest implements MigrationChecks {}
