package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.run.ScriptIntent.Rebuild;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table that a script made, and those whose rows it was given. */
final class Made {
    final String firstName;
    final List<String> columns;

    /** Made with {@code IF NOT EXISTS}, so it may have been there, with rows. */
    final boolean maybe;

    /** What it was given, by the name that the table of those rows had before the scripts. */
    private final Map<String, Rebuild> rows = new LinkedHashMap<>();

    Made(String firstName, List<String> columns, boolean maybe) {
        this.firstName = firstName;
        this.columns = columns;
        this.maybe = maybe;
    }

    /** The table whose rows it was given first. */
    Optional<String> source() {
        return rows.keySet().stream().findFirst();
    }

    Set<String> sources() {
        return rows.keySet();
    }

    Optional<Rebuild> rows() {
        return rows.values().stream().findFirst();
    }

    Optional<Rebuild> rowsOf(String source) {
        return Optional.ofNullable(rows.get(source));
    }

    void fill(String source, Rebuild filled) {
        Rebuild before = rows.get(source);
        boolean someRows = filled.someRows() || before != null && before.someRows();
        rows.put(source, new Rebuild(filled.copied(), filled.computed(), filled.everyColumn(), someRows));
    }

    /** A column has another name now, or none. */
    void replaceColumn(String column, Optional<String> to) {
        rows.replaceAll((source, rebuild) -> {
            Map<String, String> copied = new HashMap<>(rebuild.copied());
            Set<String> computed = new HashSet<>(rebuild.computed());
            Optional<String> origin = Optional.ofNullable(copied.remove(column));
            boolean wasComputed = computed.remove(column);
            to.ifPresent(name -> {
                origin.ifPresent(before -> copied.put(name, before));
                if (origin.isEmpty() && wasComputed) {
                    computed.add(name);
                }
            });
            return new Rebuild(copied, computed, rebuild.everyColumn(), rebuild.someRows());
        });
    }
}
