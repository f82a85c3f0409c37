package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.ServerSettings;

/** Where databases are made; none exists yet. */
record Place(DatabaseProvider provider, DatabaseDirectory directory, ServerSettings server) {}
