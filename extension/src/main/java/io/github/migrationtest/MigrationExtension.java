package io.github.migrationtest;

import io.github.migrationtest.internal.junit.MigrationTestExtension;
import io.github.migrationtest.internal.settings.Settings;

/**
 * What {@link MigrationTest} does, set up by code: {@code @RegisterExtension static final MigrationExtension migrations =
 * MigrationExtension.builder().migrations("drizzle").build()}.
 *
 * <p>Register it in a static field. What it sets counts as if {@code @MigrationTest} on the class had set it; where both do,
 * the annotation counts.
 */
public final class MigrationExtension extends MigrationTestExtension {

    private MigrationExtension(Settings settings) {
        super(settings);
    }

    /** Nothing set yet: everything is as with a bare {@code @MigrationTest}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Sets what {@link MigrationTest}'s attributes of the same names set. */
    public static final class Builder extends SettingsBuilder<Builder> {

        private Builder() {
            super("MigrationExtension.builder()");
        }

        @Override
        Builder self() {
            return this;
        }

        /** The extension to register. */
        public MigrationExtension build() {
            return new MigrationExtension(settings());
        }
    }
}
