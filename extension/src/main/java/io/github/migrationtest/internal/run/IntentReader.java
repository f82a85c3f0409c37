package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one statement as far as it says which table and which columns it is about. */
final class IntentReader extends TokenCursor {
    private static final Set<String> ENDS_OF_SET = Set.of("from", "where", "returning", "order", "limit", "on", "when");

    private static final Set<String> MODIFIERS =
            Set.of("low_priority", "high_priority", "delayed", "quick", "ignore", "concurrent");

    private static final Set<String> VERBS =
            Set.of("insert", "replace", "update", "delete", "merge", "select", "values");

    private final TableFates fates;

    IntentReader(DatabaseKind kind, List<SqlToken> tokens, TableFates fates) {
        super(kind, tokens);
        this.fates = fates;
    }

    /** All statements of a text. */
    static void read(DatabaseKind kind, String text, TableFates fates) {
        for (SqlStatement statement :
                SqlScript.split(kind, Path.of("script"), text).statements()) {
            new IntentReader(kind, SqlLexer.code(kind, statement.sql()), fates).statement();
            fates.endAliases();
        }
    }

    void statement() {
        if (skip("with")) {
            with();
        }
        if (skip("delete")) {
            delete();
        } else if (skip("update")) {
            update();
        } else if (is("insert") || is("replace")) {
            insert();
        } else if (skip("merge")) {
            merge();
        } else if (skip("truncate")) {
            truncate();
        } else if (is("drop") || is("alter") || is("create") || is("rename")) {
            new DefinitionReader(kind, tokens.subList(position, tokens.size()), fates).statement();
        } else if (mysqlLike() && (is("set") || is("select") || is("prepare"))) {
            fates.prepared().read(kind, tokens.subList(position, tokens.size()));
        } else if (mysqlLike() && is("execute")) {
            fates.prepared()
                    .executedBy(kind, tokens.subList(position, tokens.size()))
                    .forEach(text -> read(kind, text, fates));
        } else if (skip("call") || skip("perform")) {
            fates.routines().call(kind, table(), fates);
        } else if (skip("select")) {
            call();
            selectInto();
        } else if (skip("do") || skip("begin")) {
            BlockReader.read(kind, tokens.subList(position, tokens.size()), fates);
        } else if (skip("execute") || skip("prepare")) {
            literal();
        }
    }

    /** {@code SELECT f()} of PostgreSQL. */
    private void call() {
        int start = position;
        String name = kind == DatabaseKind.POSTGRESQL ? table() : "";
        if (isSymbol("(")) {
            fates.routines().call(kind, name, fates);
        }
        position = start;
    }

    /** {@code EXECUTE 'DELETE FROM t'}: a text that is written out is as good as a statement. */
    private void literal() {
        Optional<SqlToken> text = tokens.subList(position, tokens.size()).stream()
                .filter(token -> token.type() == SqlToken.Type.STRING)
                .findFirst();
        boolean whole = text.isPresent() && tokens.get(tokens.size() - 1).equals(text.get());
        if (whole) {
            read(kind, BlockReader.inner(text.get()), fates);
        }
    }

    /** {@code WITH gone AS (DELETE FROM t ...) INSERT ...}: each of its queries is one of the statement's own. */
    private void with() {
        skip("recursive");
        do {
            String name = name();
            namesInBrackets();
            skip("as");
            skip("not");
            skip("materialized");
            List<SqlToken> body = inBrackets();
            fates.alias(name, readFrom(body));
            new IntentReader(kind, body, fates).statement();
        } while (skipSymbol(","));
        skipTo(VERBS);
    }

    /** The table whose rows a query in a WITH gives, where it is that of {@code DELETE FROM t} or {@code SELECT * FROM t}. */
    private Optional<String> readFrom(List<SqlToken> body) {
        if (body.size() > 2 && body.get(0).is("delete") && body.get(1).is("from")) {
            TokenCursor cursor = new TokenCursor(kind, body);
            cursor.position = 2;
            return Optional.of(cursor.table());
        }
        List<SelectReader.Part> parts = new SelectReader(kind, body).parts();
        return parts.size() == 1
                        && !parts.get(0).table().isEmpty()
                        && parts.get(0).places().get(0).isStar()
                ? Optional.of(parts.get(0).table())
                : Optional.empty();
    }

    private void delete() {
        skipAll(MODIFIERS);
        if (skip("from")) {
            List<String> named = tableList();
            if (mysqlLike() && skip("using")) {
                Map<String, String> tables = tables();
                named.forEach(name -> fates.delete(tables.getOrDefault(name, name)));
            } else {
                named.stream().limit(1).forEach(fates::delete);
            }
        } else {
            List<String> named = tableList();
            Map<String, String> tables = skip("from") ? tables() : Map.of();
            named.forEach(name -> fates.delete(tables.getOrDefault(name, name)));
        }
    }

    /** {@code a, b.*, c}. */
    private List<String> tableList() {
        List<String> tables = new ArrayList<>();
        do {
            tables.add(table());
            skipSymbol(".");
            skipSymbol("*");
        } while (skipSymbol(","));
        return tables;
    }

    private Map<String, String> tables() {
        SelectReader reader = new SelectReader(kind, tokens);
        reader.position = position;
        Map<String, String> tables = reader.tables();
        position = reader.position;
        return tables;
    }

    private void truncate() {
        skip("table");
        do {
            fates.delete(table());
        } while (skipSymbol(","));
    }

    private void update() {
        skipAll(MODIFIERS);
        boolean replaces = false;
        if (skip("or")) {
            replaces = is("replace");
            position++;
        }
        Map<String, String> tables = tables();
        if (!skip("set")) {
            return;
        }
        Set<String> targets = new LinkedHashSet<>(tables.values());
        List<Assignment> assignments = assignments();
        Map<String, String> sources = new LinkedHashMap<>(tables);
        if (skip("from")) {
            sources.putAll(tables());
        }
        for (Assignment each : assignments) {
            List<String> of = each.qualifier()
                    .map(name -> List.of(tables.getOrDefault(name, name)))
                    .orElse(
                            kind == DatabaseKind.SQLITE || kind == DatabaseKind.POSTGRESQL
                                    ? targets.stream().limit(1).toList()
                                    : List.copyOf(targets));
            of.forEach(table -> assign(table, each, sources));
        }
        if (replaces) {
            targets.forEach(table -> fates.replace(table, Set.of("*")));
        }
    }

    /**
     * {@code t.c = value}.
     *
     * @param value empty where several columns share one
     */
    private record Assignment(Optional<String> qualifier, String column, Optional<Expression> value) {}

    private void assign(String table, Assignment assignment, Map<String, String> sources) {
        fates.update(table, assignment.column());
        assignment.value().ifPresent(value -> {
            Optional<SelectReader.Part> query = value.query()
                    .map(tokens -> new SelectReader(kind, tokens).parts())
                    .filter(parts -> parts.size() == 1 && parts.get(0).places().size() == 1)
                    .map(parts -> parts.get(0));
            Optional<Expression.Reference> column =
                    query.map(part -> part.places().get(0)).orElse(value).column();
            if (query.isPresent()) {
                column.ifPresent(
                        from -> fates.moves(query.get().tableOf(from), from.column(), table, assignment.column()));
            } else if (column.isPresent() && column.get().qualifier().isPresent()) {
                String from = sources.getOrDefault(
                        column.get().qualifier().get(), column.get().qualifier().get());
                fates.moves(from, column.get().column(), table, assignment.column());
            } else {
                fates.derive(table, assignment.column(), value);
            }
        });
    }

    /** The columns of {@code a = ..., t.b = ..., (c, d) = (..., ...)}. */
    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        boolean more;
        do {
            if (isSymbol("(")) {
                namesInBrackets()
                        .forEach(name -> assignments.add(new Assignment(Optional.empty(), name, Optional.empty())));
                more = skipPast(",", ENDS_OF_SET);
            } else if (has()) {
                String first = name();
                Optional<String> qualifier = Optional.empty();
                String column = first;
                while (skipSymbol(".")) {
                    // In PostgreSQL what stands before a dot here is a column, and what follows a part of its value.
                    boolean part = kind == DatabaseKind.POSTGRESQL;
                    String next = name();
                    qualifier = part ? qualifier : Optional.of(column);
                    column = part ? column : next;
                }
                skipPast("=", ENDS_OF_SET);
                Item value = item(ENDS_OF_SET);
                assignments.add(new Assignment(qualifier, column, Optional.of(new Expression(value.tokens()))));
                more = value.more();
            } else {
                more = false;
            }
        } while (more && has());
        return assignments;
    }

    private void insert() {
        boolean replaces = skip("replace");
        if (!replaces) {
            skip("insert");
            if (skip("or")) {
                replaces = is("replace");
                position++;
            }
        }
        skipAll(MODIFIERS);
        skip("into");
        skip("overwrite");
        String table = table();
        fates.insert(table);
        if (skip("as")) {
            position++;
        }
        List<String> columns = isSymbol("(") && !isQueryInBrackets() ? namesInBrackets() : List.of();
        boolean copies = tokens.subList(position, tokens.size()).stream()
                .anyMatch(token -> token.is("select") || token.is("table"));
        if (!copies) {
            fates.writeOut(table);
        }
        if (mysqlLike() && skip("set")) {
            List<String> named = new ArrayList<>();
            assignments().forEach(each -> named.add(each.column()));
            columns = named;
        }
        if (replaces) {
            fates.replace(table, columns.isEmpty() ? Set.of("*") : Set.copyOf(columns));
        }
        if (skip("overriding")) {
            position += 2;
        }
        int start = position;
        if (skip("with")) {
            with();
        }
        if (is("select") || isQueryInBrackets()) {
            fates.copy(table, columns, new SelectReader(kind, tokens.subList(position, tokens.size())).parts());
        }
        position = start;
        onConflict(table);
    }

    private boolean isQueryInBrackets() {
        return isSymbol("(")
                && position + 1 < tokens.size()
                && (tokens.get(position + 1).is("select")
                        || tokens.get(position + 1).is("with"));
    }

    private void onConflict(String table) {
        while (skipTo(Set.of("conflict", "duplicate"))) {
            boolean mysql = skip("duplicate");
            if (mysql) {
                skip("key");
            } else {
                skip("conflict");
                skipTo(Set.of("do"));
                skip("do");
            }
            if (skip("update") && (mysql || skip("set"))) {
                assignments().forEach(each -> fates.update(table, each.column()));
            }
        }
    }

    private void merge() {
        skip("into");
        String table = table();
        while (skipTo(Set.of("then"))) {
            skip("then");
            if (skip("delete")) {
                fates.delete(table);
            } else if (skip("update") && skip("set")) {
                assignments().forEach(each -> fates.update(table, each.column()));
            } else if (is("insert")) {
                fates.insert(table);
            }
        }
    }

    /** {@code SELECT ... INTO t FROM u} of PostgreSQL makes a table. */
    private void selectInto() {
        int start = position - 1;
        if (kind == DatabaseKind.POSTGRESQL && skipTo(Set.of("into", "from")) && skip("into")) {
            skipAll(Set.of("temporary", "temp", "unlogged", "table"));
            String table = table();
            fates.create(table, false, List.of());
            fates.copy(table, List.of(), new SelectReader(kind, tokens.subList(start, tokens.size())).parts());
        }
    }
}
