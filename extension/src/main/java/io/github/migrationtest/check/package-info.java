/** The rules that every migration is held to, one class each, and what a rule of the user's own is. */
@NullMarked
package io.github.migrationtest.check;

import org.jspecify.annotations.NullMarked;
