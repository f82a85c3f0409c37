package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Difference;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.ArrayList;
import java.util.List;

/** Values that stay in an enumeration: PostgreSQL adds some, and has no statement that takes one out (ALTER TYPE). */
final class EnumValuesLeft {
    private EnumValuesLeft() {}

    /** Whether a schema differs in nothing else. */
    static boolean areAllOf(SchemaDiff diff) {
        return !diff.isEmpty() && diff.changes().stream().allMatch(EnumValuesLeft::isOne);
    }

    private static boolean isOne(SchemaChange change) {
        return change instanceof SchemaChange.ObjectChanged changed
                && changed.after().type() == ObjectType.ENUM_TYPE
                && changed.differences().stream().map(Difference::attribute).allMatch(Attribute.VALUES.words()::equals)
                && keepsAll(
                        values(changed.before().attributes()),
                        values(changed.after().attributes()));
    }

    /** And in their order, by which they are sorted. */
    private static boolean keepsAll(List<String> before, List<String> after) {
        List<String> kept = new ArrayList<>(after);
        kept.retainAll(before);
        return kept.equals(before);
    }

    private static List<String> values(Attributes attributes) {
        return SqlLexer.code(
                        DatabaseKind.POSTGRESQL,
                        attributes.get(Attribute.VALUES).orElse(""))
                .stream()
                .filter(token -> token.type() == SqlToken.Type.STRING)
                .map(SqlToken::text)
                .toList();
    }
}
