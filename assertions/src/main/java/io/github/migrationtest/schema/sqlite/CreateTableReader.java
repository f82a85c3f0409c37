package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.sqlite.CreateTable.DeclaredCheck;
import io.github.migrationtest.schema.sqlite.CreateTable.DeclaredForeignKey;
import io.github.migrationtest.schema.sqlite.CreateTable.DeclaredKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the brackets of a {@code CREATE TABLE} after SQLite's grammar (parse.y), column by column and constraint by
 * constraint; the commas between table constraints may be missing there.
 */
final class CreateTableReader {
    private static final Set<String> ENDS_TYPE = Set.of(
            "constraint",
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "as",
            "deferrable");

    private final CreateTable table;
    private final TokenCursor cursor;
    /** The name given to the next constraint. */
    private Optional<String> name = Optional.empty();

    /** The last name given: SQLite calls every check up to the next comma by it. */
    private Optional<String> nameOfChecks = Optional.empty();

    CreateTableReader(CreateTable table, TokenCursor cursor) {
        this.table = table;
        this.cursor = cursor;
    }

    void read() {
        while (!cursor.atEnd()) {
            if (startsTableConstraint()) {
                tableConstraint();
            } else {
                nameConstraint(Optional.empty());
                column();
            }
            if (cursor.takesSymbol(",")) {
                nameConstraint(Optional.empty());
            }
        }
    }

    private boolean startsTableConstraint() {
        return cursor.sees("constraint")
                || cursor.sees("primary")
                || cursor.sees("unique")
                || cursor.sees("check")
                || cursor.sees("foreign");
    }

    private void tableConstraint() {
        if (cursor.takes("constraint")) {
            nameConstraint(Optional.of(cursor.next().name()));
        }
        if (cursor.takes("primary", "key")) {
            key(true, cursor.bracketedList());
        } else if (cursor.takes("unique")) {
            key(false, cursor.bracketedList());
        } else if (cursor.takes("check")) {
            check();
        } else if (cursor.takes("foreign", "key")) {
            List<String> columns = cursor.names();
            cursor.takes("references");
            foreignKey(columns);
        } else if (!startsTableConstraint()) {
            cursor.next();
        }
    }

    private void key(boolean primary, List<List<SqlToken>> elements) {
        List<String> columns = new ArrayList<>();
        List<Optional<String>> collations = new ArrayList<>();
        for (List<SqlToken> element : elements) {
            TokenCursor part = new TokenCursor(element);
            columns.add(Names.key(part.next().name()));
            collations.add(part.takes("collate") ? Optional.of(part.next().name()) : Optional.empty());
            table.autoIncrement |= element.get(element.size() - 1).is("autoincrement");
        }
        table.keys.add(new DeclaredKey(primary, takeName(), columns, collations, onConflict()));
    }

    private void column() {
        String column = Names.key(cursor.next().name());
        skipType();
        while (!cursor.atEnd() && !cursor.peek().isSymbol(",")) {
            columnConstraint(column);
        }
    }

    private void skipType() {
        while (!cursor.atEnd() && !cursor.peek().isSymbol(",") && !endsType()) {
            if (cursor.peek().isSymbol("(")) {
                cursor.bracketed();
            } else {
                cursor.next();
            }
        }
    }

    private boolean endsType() {
        SqlToken token = cursor.peek();
        return token.type() == SqlToken.Type.WORD && ENDS_TYPE.contains(Names.key(token.text()))
                || cursor.sees("generated", "always", "as");
    }

    private void columnConstraint(String column) {
        if (cursor.takes("constraint")) {
            nameConstraint(Optional.of(cursor.next().name()));
        } else if (cursor.takes("primary", "key")) {
            if (!cursor.takes("asc")) {
                cursor.takes("desc");
            }
            table.keys.add(new DeclaredKey(true, takeName(), List.of(column), List.of(Optional.empty()), onConflict()));
            table.autoIncrement |= cursor.takes("autoincrement");
        } else if (cursor.takes("unique")) {
            table.keys.add(
                    new DeclaredKey(false, takeName(), List.of(column), List.of(Optional.empty()), onConflict()));
        } else if (cursor.takes("not", "null")) {
            name = Optional.empty();
            table.onNull.put(column, onConflict());
        } else if (cursor.takes("null")) {
            name = Optional.empty();
            onConflict();
        } else if (cursor.takes("check")) {
            check();
        } else if (cursor.takes("default")) {
            skipDefault();
        } else if (cursor.takes("collate")) {
            name = Optional.empty();
            table.collations.put(column, cursor.next().name());
        } else if (cursor.takes("references")) {
            foreignKey(List.of(column));
        } else if (cursor.takes("generated", "always", "as") || cursor.takes("as")) {
            name = Optional.empty();
            table.generated.put(column, cursor.bracketed());
        } else if (!deferral()) {
            cursor.next();
        }
    }

    private void check() {
        table.checks.add(new DeclaredCheck(nameOfChecks, cursor.bracketed()));
        name = Optional.empty();
        onConflict();
    }

    private void skipDefault() {
        name = Optional.empty();
        if (cursor.peek().isSymbol("(")) {
            cursor.bracketed();
        } else {
            if (!cursor.takesSymbol("-")) {
                cursor.takesSymbol("+");
            }
            cursor.next();
        }
    }

    private void foreignKey(List<String> columns) {
        Optional<String> given = takeName();
        String parent = cursor.name();
        cursor.names();
        table.foreignKeys.add(new DeclaredForeignKey(given, columns, parent, false));
        while (true) {
            if (cursor.takes("on")) {
                cursor.next();
                if (!cursor.takes("set")) {
                    cursor.takes("no");
                }
                cursor.next();
            } else if (cursor.takes("match")) {
                cursor.next();
            } else if (!deferral()) {
                return;
            }
        }
    }

    /** Steps over {@code [NOT] DEFERRABLE [INITIALLY ...]}, which is about the last foreign key. */
    private boolean deferral() {
        boolean never = cursor.takes("not", "deferrable");
        if (!never && !cursor.takes("deferrable")) {
            return false;
        }
        boolean deferred = cursor.takes("initially", "deferred");
        if (!deferred) {
            cursor.takes("initially", "immediate");
        }
        int last = table.foreignKeys.size() - 1;
        if (last >= 0) {
            table.foreignKeys.set(last, table.foreignKeys.get(last).deferred(deferred && !never));
        }
        return true;
    }

    private ConflictResolution onConflict() {
        return cursor.takes("on", "conflict")
                ? ConflictResolution.valueOf(cursor.next().text().toUpperCase(Locale.ROOT))
                : ConflictResolution.ABORT;
    }

    private void nameConstraint(Optional<String> given) {
        name = given;
        nameOfChecks = given;
    }

    private Optional<String> takeName() {
        Optional<String> given = name;
        name = Optional.empty();
        return given;
    }
}
