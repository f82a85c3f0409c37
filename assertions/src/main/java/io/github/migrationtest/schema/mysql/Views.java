package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads views: of MySQL with one statement for each, which alone tells the algorithm. */
final class Views {
    private static final Pattern ALGORITHM = Pattern.compile("ALGORITHM=(\\w+)");

    private final Queries queries;
    private final Texts texts;
    private final Map<String, TableRow> rows = new HashMap<>();

    private record ViewRow(
            String name, Optional<String> definition, String checkOption, String security, String algorithm) {}

    private Views(Queries queries, Catalog catalog) {
        this.queries = queries;
        texts = new Texts(queries);
        catalog.tables.stream().filter(TableRow::isView).forEach(row -> rows.put(row.name(), row));
    }

    static List<View> read(Queries queries, Catalog catalog) throws SQLException {
        return new Views(queries, catalog).read();
    }

    private List<View> read() throws SQLException {
        String algorithm = queries.isMariadb() ? "ALGORITHM" : "''";
        List<View> views = new ArrayList<>();
        for (ViewRow row : queries.list(
                """
                select TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, SECURITY_TYPE, %s
                from information_schema.VIEWS where TABLE_SCHEMA = ?""".formatted(algorithm),
                each -> new ViewRow(each.text(1), each.filled(2), each.text(3), each.text(4), each.text(5)))) {
            views.add(view(row));
        }
        return views;
    }

    private View view(ViewRow row) {
        String statement = queries.isMariadb() ? "" : statementOf(row.name());
        String algorithm = queries.isMariadb() ? row.algorithm() : algorithmIn(statement);
        Attributes attributes = Attributes.none(queries.kind)
                .with(Attribute.ALGORITHM, unless("undefined", algorithm))
                .with(Attribute.SECURITY, unless("definer", row.security()))
                .with(Attribute.CHECK_OPTION, unless("none", row.checkOption()))
                .with(Attribute.BROKEN, broken(row.name()));
        return new View(
                row.name(),
                columnsIn(statement, row.name()),
                definition(row).map(texts::canonical).orElse(""),
                List.of(),
                row.definition().isPresent()
                        ? attributes
                        : attributes.with(Attribute.UNREADABLE, "definition: needs SHOW VIEW"));
    }

    /** The catalog prints a question mark for each character beyond the first 65,536. */
    private Optional<String> definition(ViewRow row) {
        return row.definition().filter(text -> text.indexOf('?') >= 0).isEmpty()
                ? row.definition()
                : OriginalBody.ofView(queries, row.name()).or(row::definition);
    }

    private Optional<String> broken(String view) {
        // Of a view that works the comment is VIEW.
        return Optional.ofNullable(rows.get(view))
                .map(TableRow::comment)
                .filter(comment -> !comment.isEmpty() && !comment.equalsIgnoreCase("VIEW"))
                .map(comment -> "it refers to what is not there, or its definer lacks rights");
    }

    private static String algorithmIn(String statement) {
        Matcher algorithm = ALGORITHM.matcher(statement);
        return algorithm.find() ? algorithm.group(1) : "";
    }

    /** The names given to its columns, which MySQL keeps apart from its query. */
    private static List<String> columnsIn(String statement, String view) {
        String head = "VIEW " + Queries.quoted(view) + " (";
        int start = statement.indexOf(head);
        List<String> columns = new ArrayList<>();
        if (start >= 0) {
            for (SqlToken token : SqlLexer.code(DatabaseKind.MYSQL, statement.substring(start + head.length()))) {
                if (token.isSymbol(")")) {
                    break;
                }
                if (!token.isSymbol(",")) {
                    columns.add(token.name());
                }
            }
        }
        return columns;
    }

    private String statementOf(String view) {
        try {
            return String.join("", queries.show("show create view " + Queries.quoted(view), row -> row.text(2)));
        } catch (SQLException e) {
            // Broken, dropped meanwhile, or not for this account: the rest of it is known.
            return "";
        }
    }

    private static Optional<String> unless(String usual, String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty() && !word.equals(usual));
    }
}
