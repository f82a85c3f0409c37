package io.github.migrationtest.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.StatementCutter.Cut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What clients and servers made of difficult texts. Each case was run: with sqlite3 3.40.1 ({@code .trace stdout --plain}), psql 15.18
 * ({@code --log-file}) on PostgreSQL 15, the client of MariaDB 10.11 on its server's general log, and whole texts on those servers.
 *
 * <p>A case is {@code ##} its name, {@code #} what happens, the text, and each statement below {@code === line:column}; the rows of a
 * COPY stand below {@code === rows}. A carriage return is written as ␍.
 */
class ClientSplittingTests {

    @TestFactory
    Stream<DynamicTest> sqlite3() throws IOException {
        return tests("sqlite3.txt", DatabaseKind.SQLITE, ClientSyntax.NONE);
    }

    @TestFactory
    Stream<DynamicTest> psql() throws IOException {
        return tests("psql.txt", DatabaseKind.POSTGRESQL, ClientSyntax.PSQL);
    }

    @TestFactory
    Stream<DynamicTest> serverOfPostgresql() throws IOException {
        return tests("postgresql-server.txt", DatabaseKind.POSTGRESQL, ClientSyntax.NONE);
    }

    @TestFactory
    Stream<DynamicTest> clientOfMariadb() throws IOException {
        return tests("mariadb-client.txt", DatabaseKind.MARIADB, ClientSyntax.MYSQL);
    }

    @TestFactory
    Stream<DynamicTest> serverOfMariadb() throws IOException {
        return tests("mariadb-server.txt", DatabaseKind.MARIADB, ClientSyntax.NONE);
    }

    private static Stream<DynamicTest> tests(String file, DatabaseKind kind, ClientSyntax syntax) throws IOException {
        List<Case> cases = cases(file);
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(found -> DynamicTest.dynamicTest(found.name() + ": " + found.reason(), () -> {
                    assertThat(split(kind, syntax, found.text()))
                            .as(found.text())
                            .containsExactlyElementsOf(found.statements());
                }));
    }

    private static List<String> split(DatabaseKind kind, ClientSyntax syntax, String text) {
        List<String> statements = new ArrayList<>();
        for (Cut cut : StatementCutter.statements(kind, text, syntax)) {
            statements.add(cut.line() + ":" + cut.column() + "\n" + cut.sql(text));
            cut.rows().ifPresent(rows -> statements.add("rows\n" + rows.in(text).stripTrailing()));
        }
        return statements;
    }

    private record Case(String name, String reason, String text, List<String> statements) {}

    private static List<Case> cases(String file) throws IOException {
        String all;
        try (InputStream stream = ClientSplittingTests.class.getResourceAsStream("splitting/" + file)) {
            all = new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Case> cases = new ArrayList<>();
        for (String part : ("\n" + all.strip()).replace('␍', '\r').split("\n## ")) {
            if (!part.isEmpty()) {
                String[] blocks = part.split("\n=== ");
                String[] head = blocks[0].split("\n", 3);
                List<String> statements = new ArrayList<>();
                for (int i = 1; i < blocks.length; i++) {
                    boolean rows = blocks[i].startsWith("rows");
                    statements.add(blocks[i].equals("rows") ? "rows\n" : rows ? blocks[i].stripTrailing() : blocks[i]);
                }
                cases.add(new Case(head[0], head[1].substring(2), head[2] + "\n", statements));
            }
        }
        return cases;
    }
}
