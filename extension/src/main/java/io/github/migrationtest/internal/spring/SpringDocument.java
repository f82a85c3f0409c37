package io.github.migrationtest.internal.spring;

import java.nio.file.Path;
import java.util.Map;

/**
 * One document of a configuration file: a file may have several, behind lines of {@code ---} or {@code #---}.
 *
 * @param values by the names as they are written, flattened: {@code spring.flyway.locations[0]}
 */
record SpringDocument(Path file, Map<String, String> values) {}
