package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a statement that makes, alters, renames or drops a table. */
final class DefinitionReader extends TokenCursor {
    private static final Set<String> NO_END = Set.of();
    private static final Set<String> NO_COLUMN = Set.of(
            "constraint",
            "primary",
            "unique",
            "foreign",
            "check",
            "key",
            "index",
            "fulltext",
            "spatial",
            "exclude",
            "like",
            "period",
            "partition");

    private static final Set<String> BEFORE_TABLE =
            Set.of("or", "replace", "global", "local", "temp", "temporary", "unlogged", "foreign", "column");

    private final TableFates fates;

    DefinitionReader(DatabaseKind kind, List<SqlToken> tokens, TableFates fates) {
        super(kind, tokens);
        this.fates = fates;
    }

    void statement() {
        if (skip("drop")) {
            skipAll(BEFORE_TABLE);
            if (skip("table")) {
                skipIfExists();
                do {
                    fates.drop(table());
                } while (skipSymbol(","));
            }
        } else if (skip("alter")) {
            skipAll(Set.of("foreign", "online", "ignore"));
            if (skip("table")) {
                skipIfExists();
                alter(table());
            }
        } else if (skip("rename") && skip("table")) {
            renameTables();
        } else if (skip("create")) {
            skipAll(BEFORE_TABLE);
            if (skip("table")) {
                create();
            } else if (isRoutine()) {
                skipIfExists();
                String name = table();
                inBrackets();
                fates.routines().make(name, tokens.subList(position, tokens.size()));
            }
        }
    }

    private boolean isRoutine() {
        if (is("definer")) {
            skipTo(Set.of("procedure", "function", "trigger", "view", "event"));
        }
        return skip("procedure") || skip("function");
    }

    /** {@code RENAME TABLE a TO b, c TO d} of MySQL. */
    private void renameTables() {
        skipIfExists();
        do {
            String from = table();
            skip("to");
            fates.rename(from, table());
        } while (skipSymbol(","));
    }

    private void alter(String table) {
        String now = table;
        do {
            now = action(now);
        } while (skipPast(",", NO_END));
    }

    private String action(String table) {
        if (skip("rename")) {
            return rename(table);
        } else if (skip("drop")) {
            drop(table);
        } else if (skip("truncate") && skip("partition")) {
            fates.delete(table);
        } else if (mysqlLike() && skip("change")) {
            skip("column");
            skipIfExists();
            String column = name();
            String to = name();
            if (!to.equals(column)) {
                fates.renameColumn(table, column, to);
            }
        } else if (skip("alter")) {
            skip("column");
            newType(table, name());
        } else if (skip("set") && skip("schema")) {
            String schema = name();
            String name = table.substring(table.indexOf('.') + 1);
            fates.rename(table, schema.equals("public") ? name : schema + "." + name);
        }
        return table;
    }

    private String rename(String table) {
        if (isAnyOf(Set.of("constraint", "index", "key"))) {
            position++;
            name();
            skip("to");
            name();
            return table;
        }
        if (skip("to") || skip("as")) {
            return renamed(table);
        }
        boolean column = skip("column");
        skipIfExists();
        int start = position;
        String name = name();
        if (skip("to")) {
            fates.renameColumn(table, name, name());
            return table;
        }
        position = start;
        return column ? table : renamed(table);
    }

    private String renamed(String table) {
        String to = table();
        // PostgreSQL takes a name alone, and leaves the table in its schema.
        int dot = table.indexOf('.');
        String whole = dot < 0 || kind != DatabaseKind.POSTGRESQL ? to : table.substring(0, dot + 1) + to;
        fates.rename(table, whole);
        return whole;
    }

    private void drop(String table) {
        if (skip("partition")) {
            fates.delete(table);
            return;
        }
        if (!skip("column")
                && isAnyOf(Set.of(
                        "constraint",
                        "primary",
                        "foreign",
                        "index",
                        "key",
                        "check",
                        "identity",
                        "expression",
                        "default",
                        "not"))) {
            return;
        }
        skipIfExists();
        fates.dropColumn(table, name());
    }

    /** {@code ALTER COLUMN c TYPE t USING expression}: what it is made of is said, what it loses is not. */
    private void newType(String table, String column) {
        int start = position;
        skip("set");
        skip("data");
        if (!skip("type")) {
            position = start;
            return;
        }
        int depth = 0;
        for (; has(); position++) {
            depth += isSymbol("(") ? 1 : isSymbol(")") ? -1 : 0;
            if (depth == 0 && isSymbol(",")) {
                return;
            }
            if (depth == 0 && skip("using")) {
                int from = position;
                boolean more = skipPast(",", NO_END);
                position -= more ? 1 : 0;
                fates.derive(table, column, new Expression(tokens.subList(from, position)));
                return;
            }
        }
    }

    private void create() {
        boolean maybe = is("if");
        skipIfExists();
        String table = table();
        List<String> columns = isSymbol("(") && !isQuery(position + 1) ? columns(inBrackets()) : List.of();
        fates.create(table, maybe, columns);
        while (has() && !is("select") && !(isSymbol("(") && isQuery(position + 1))) {
            position++;
        }
        if (has()) {
            fates.copy(table, columns, new SelectReader(kind, tokens.subList(position, tokens.size())).parts());
        }
    }

    private boolean isQuery(int place) {
        return place < tokens.size() && tokens.get(place).is("select");
    }

    private List<String> columns(List<SqlToken> definitions) {
        TokenCursor cursor = new TokenCursor(kind, definitions);
        List<String> columns = new ArrayList<>();
        while (cursor.has()) {
            boolean quoted = definitions.get(cursor.position).type() == SqlToken.Type.QUOTED_NAME;
            List<SqlToken> definition = cursor.item(NO_END).tokens();
            if (!definition.isEmpty() && (quoted || !NO_COLUMN.contains(lower(definition.get(0))))) {
                columns.add(lower(definition.get(0)));
            }
        }
        return columns;
    }
}
