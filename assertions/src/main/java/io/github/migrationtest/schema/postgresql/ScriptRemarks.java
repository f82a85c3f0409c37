package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import java.util.ArrayList;
import java.util.List;

/** What is said of a thing when it is made: comments and privileges. */
final class ScriptRemarks {
    private final List<String> statements = new ArrayList<>();

    List<String> statements() {
        return statements;
    }

    /**
     * Of one thing.
     *
     * @param type as {@code COMMENT ON} calls it
     * @param grantedAs as {@code GRANT ... ON} calls it
     */
    void of(String type, String grantedAs, String name, Attributes attributes) {
        attributes.get(Attribute.COMMENT).ifPresent(text -> comment(type + " " + name, text));
        attributes.get(Attribute.PRIVILEGES).ifPresent(text -> grants(text, "", grantedAs + " " + name));
        attributes.get(Attribute.COLUMN_COMMENTS).ifPresent(text -> entries(text)
                .forEach(entry -> statements.add("comment on column " + name + "." + entry)));
        attributes.get(Attribute.COLUMN_PRIVILEGES).ifPresent(text -> entries(text)
                .forEach(entry -> {
                    int end =
                            SqlLexer.code(DatabaseKind.POSTGRESQL, entry).get(0).end();
                    grants(entry.substring(end).strip(), " (" + entry.substring(0, end) + ")", grantedAs + " " + name);
                }));
    }

    void comment(String what, String text) {
        statements.add("comment on " + what + " is " + Literal.of(text));
    }

    /** {@code select, insert to app; not execute to public}. */
    void grants(String text, String columns, String on) {
        for (String entry : entries(text)) {
            int to = entry.indexOf(" to ");
            String privileges = entry.substring(0, to);
            String grantee = entry.substring(to + " to ".length());
            if (privileges.startsWith("not ")) {
                statements.add("revoke " + privileges.substring("not ".length()) + " on " + on + " from " + grantee);
            } else {
                statements.add(
                        "grant " + privileges.replace(",", columns + ",") + columns + " on " + on + " to " + grantee);
            }
        }
    }

    /** The parts between semicolons that stand in no string or name. */
    static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        int start = 0;
        for (SqlToken token : SqlLexer.code(DatabaseKind.POSTGRESQL, text)) {
            if (token.type() == SqlToken.Type.SEMICOLON) {
                entries.add(text.substring(start, token.start()).strip());
                start = token.end();
            }
        }
        entries.add(text.substring(start).strip());
        return entries;
    }
}
