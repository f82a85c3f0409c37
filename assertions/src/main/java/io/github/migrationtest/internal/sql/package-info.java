/** SQL text as tokens: what the readers of schemas and the splitters of scripts share. */
@NullMarked
package io.github.migrationtest.internal.sql;

import org.jspecify.annotations.NullMarked;
