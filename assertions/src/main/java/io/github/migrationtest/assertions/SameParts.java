package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.NameRules;
import java.util.List;

/** Whether the parts of an index or key are those that a user wrote down: columns by name, expressions in any spelling. */
final class SameParts {
    private SameParts() {}

    static boolean inOrder(DatabaseKind kind, List<IndexPart> parts, List<String> wanted) {
        if (parts.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!isSame(kind, parts.get(i), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isSame(DatabaseKind kind, IndexPart part, String wanted) {
        return part.expression()
                ? SameSql.same(kind, part.text(), wanted)
                : NameRules.key(kind, part.text()).equals(NameRules.key(kind, wanted));
    }
}
