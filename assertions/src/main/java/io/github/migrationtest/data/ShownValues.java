package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a row as a message may show them: those of a copy only if they are integers or UUIDs, as with {@link RowKeys}. */
public final class ShownValues {
    private ShownValues() {}

    /** Such as {@code (1, ann)}; of a copy {@code (1, #3f9c1a)}. */
    public static String of(Database database, List<? extends @Nullable Object> values) {
        KeyText text = KeyText.of(database);
        StringBuilder shown = new StringBuilder("(");
        for (@Nullable Object value : values) {
            shown.append(shown.length() > 1 ? ", " : "").append(text.of(Collections.singletonList(value)));
        }
        return shown.append(')').toString();
    }
}
