package io.github.migrationtest.migration;

import java.util.Optional;

/**
 * One versioned change.
 *
 * @param version where it stands in its tool's order
 * @param name the tool's full name for it, such as {@code 0003_note_title} or {@code V2__add_email}
 * @param up what applies it
 * @param down what takes it back, where there is such a script
 */
public record Migration(Version version, String name, SqlScript up, Optional<SqlScript> down) {

    @Override
    public String toString() {
        return name;
    }
}
