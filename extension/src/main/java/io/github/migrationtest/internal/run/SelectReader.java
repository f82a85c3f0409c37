package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code SELECT a, b, 1 FROM t}: which columns of which table go where. */
final class SelectReader extends TokenCursor {
    private static final Set<String> UNIONS = Set.of("union", "except", "intersect");
    private static final Set<String> ENDS_OF_COLUMN =
            Set.of("from", "where", "group", "order", "limit", "union", "except", "intersect", "into");

    private static final Set<String> ENDS_OF_SELECT = Set.of("union", "except", "intersect", "on", "returning");

    /** Words that stand behind a table and are no second name of it. */
    private static final Set<String> BEHIND_TABLE = Set.of(
            "where",
            "join",
            "left",
            "right",
            "full",
            "inner",
            "cross",
            "natural",
            "straight_join",
            "group",
            "having",
            "window",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "except",
            "intersect",
            "on",
            "using",
            "set",
            "returning",
            "indexed",
            "not",
            "partition",
            "use",
            "force",
            "ignore",
            "tablesample");

    private static final Set<String> JOINS = Set.of("join", "straight_join");

    /** The tables of a FROM, by the names that the statement gives them. */
    private final Map<String, String> sources = new LinkedHashMap<>();

    SelectReader(DatabaseKind kind, List<SqlToken> tokens) {
        super(kind, tokens);
    }

    /**
     * One {@code SELECT}: what goes into which column.
     *
     * @param table the table that it reads first; empty where it is a query
     * @param places what is put into the first, second, ... column
     * @param sources the tables that it reads, by the names that it gives them
     * @param someRows whether it may leave out rows of the first table
     * @param distinct whether it puts equal rows together
     */
    record Part(
            String table, List<Expression> places, Map<String, String> sources, boolean someRows, boolean distinct) {

        /** Whose column it is: that of the first table unless it says otherwise. */
        String tableOf(Expression.Reference reference) {
            return reference
                    .qualifier()
                    .map(name -> sources.getOrDefault(name, name))
                    .orElse(table);
        }
    }

    /** All parts of what may be a {@code UNION}. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        boolean distinct = false;
        do {
            while (skipSymbol("(")) {
                // a part in brackets
            }
            if (!skip("select")) {
                break;
            }
            parts.add(part());
            skipTo(UNIONS);
            boolean union = isAnyOf(UNIONS);
            position += union ? 1 : 0;
            distinct |= union && !skip("all");
        } while (has());
        boolean merged = distinct;
        return parts.stream()
                .map(part -> merged ? new Part(part.table, part.places, part.sources, true, true) : part)
                .toList();
    }

    private Part part() {
        sources.clear();
        boolean distinct = skip("distinct");
        skip("all");
        List<Expression> places = new ArrayList<>();
        Item item;
        do {
            item = item(ENDS_OF_COLUMN);
            places.add(new Expression(item.tokens()));
        } while (item.more() && has());
        if (skip("into")) {
            table();
        }
        if (!skip("from")) {
            return new Part("", places, Map.of(), true, distinct);
        }
        String first = isSymbol("(") ? "" : readSource();
        boolean someRows = distinct || first.isEmpty() || mayLeaveOut();
        return new Part(first, places, Map.copyOf(sources), someRows, distinct);
    }

    /** Reads the rest of the FROM and what follows it. */
    private boolean mayLeaveOut() {
        boolean order = is("order");
        boolean rest = has() && !isAnyOf(ENDS_OF_SELECT) && !(order && !limited());
        readFrom();
        return rest;
    }

    private boolean limited() {
        int here = position;
        boolean found = skipTo(Set.of("limit", "fetch", "offset", "union", "except", "intersect"));
        boolean limited = found && !isAnyOf(UNIONS);
        position = here;
        return limited;
    }

    /** The further tables of a FROM or of an UPDATE; afterwards the place is behind them. */
    private void readFrom() {
        int depth = 0;
        for (; has(); position++) {
            SqlToken token = tokens.get(position);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth < 0
                    || depth == 0
                            && (isAnyOf(ENDS_OF_SELECT) && !is("on")
                                    || isAnyOf(Set.of("where", "group", "set", "limit", "order")))) {
                return;
            }
            boolean next = depth == 0 && (token.isSymbol(",") || isAnyOf(JOINS));
            if (next
                    && position + 1 < tokens.size()
                    && !tokens.get(position + 1).isSymbol("(")) {
                position++;
                readSource();
                position--;
            }
        }
    }

    /** A table with its second name. */
    private String readSource() {
        skip("lateral");
        String table = table();
        sources.putIfAbsent(table, table);
        int dot = table.indexOf('.');
        sources.putIfAbsent(dot < 0 ? table : table.substring(dot + 1), table);
        boolean as = skip("as");
        boolean named = as
                || has() && tokens.get(position).type() == SqlToken.Type.QUOTED_NAME
                || has() && tokens.get(position).type() == SqlToken.Type.WORD && !isAnyOf(BEHIND_TABLE);
        if (named) {
            sources.put(name(), table);
        }
        return table;
    }

    /** The tables of {@code UPDATE a JOIN b ON ... SET}, {@code FROM a, b}, {@code USING a JOIN b}, by their names there. */
    Map<String, String> tables() {
        sources.clear();
        if (has() && !isSymbol("(")) {
            readSource();
        }
        readFrom();
        return new LinkedHashMap<>(sources);
    }
}
