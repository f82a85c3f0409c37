/** What the user set, where, and what it comes to. */
@NullMarked
package io.github.migrationtest.internal.settings;

import org.jspecify.annotations.NullMarked;
