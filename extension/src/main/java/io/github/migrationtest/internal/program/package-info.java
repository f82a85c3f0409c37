/** Programs of the user's: run as the user runs them, ended when they hang, and kept from every database but the test's. */
@NullMarked
package io.github.migrationtest.internal.program;

import org.jspecify.annotations.NullMarked;
