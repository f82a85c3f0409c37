package io.github.migrationtest.schema.postgresql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists of {@code name=value}, as the catalog keeps them. */
final class Options {
    private Options() {}

    static Optional<String> of(List<String> options) {
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(options.stream().sorted().collect(Collectors.joining(", ")));
    }
}
