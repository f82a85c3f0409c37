package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import java.util.Locale;

/** A script of some megabytes as the engines' own tools dump a database: tables, rows, triggers and routines, comments. */
final class DumpText {
    private static final int ROWS_OF_A_STATEMENT = 100;

    private final DatabaseKind kind;
    private final StringBuilder text = new StringBuilder();
    private int table;
    private int row;

    private DumpText(DatabaseKind kind) {
        this.kind = kind;
    }

    static String of(DatabaseKind kind, int megabytes) {
        DumpText dump = new DumpText(kind);
        while (dump.text.length() < megabytes * 1_000_000) {
            dump.table();
        }
        return dump.text.toString();
    }

    private void table() {
        table++;
        text.append("--\n-- Name: orders_" + table + "; it's a table\n--\n\nCREATE TABLE ")
                .append(name("orders_" + table))
                .append(" (\n  id integer NOT NULL,\n  customer varchar(40) DEFAULT 'it''s; nobody',\n  total numeric(10, 2)\n);\n\n");
        for (int i = 0; i < 20; i++) {
            rows();
        }
        program();
        text.append("CREATE INDEX orders_" + table + "_total ON ")
                .append(name("orders_" + table))
                .append(" (total); /* the end; of it */\n\n");
    }

    private String name(String plain) {
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB ? "`" + plain + "`" : "\"" + plain + "\"";
    }

    /** As {@code sqlite3 .dump} and {@code pg_dump --inserts} write one row a statement, {@code mysqldump} many. */
    private void rows() {
        boolean many = kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
        for (int i = 0; i < ROWS_OF_A_STATEMENT; i++) {
            row++;
            text.append(i == 0 || !many ? "INSERT INTO " + name("orders_" + table) + " VALUES " : ",")
                    .append('(')
                    .append(row)
                    .append(many ? ",'Somebody\\'s; the " : ",'Somebody''s; the ")
                    .append(row)
                    .append("th of many',")
                    .append(String.format(Locale.ROOT, "%.2f", row * 1.25))
                    .append(many && i < ROWS_OF_A_STATEMENT - 1 ? ")" : ");\n");
        }
    }

    private void program() {
        String program =
                switch (kind) {
                    case SQLITE -> """
                        CREATE TRIGGER t%1$d AFTER INSERT ON "orders_%1$d" BEGIN
                          UPDATE "orders_%1$d" SET total = CASE WHEN new.total > 0 THEN 1 ELSE 0 END;
                          SELECT 1;
                        END;
                        """;
                    case POSTGRESQL -> """
                        CREATE FUNCTION f%1$d() RETURNS trigger LANGUAGE plpgsql AS $_$
                        BEGIN
                          NEW.total := 1; -- it's
                          RETURN NEW;
                        END;
                        $_$;
                        """;
                    case MYSQL, MARIADB -> """
                        CREATE TRIGGER t%1$d BEFORE INSERT ON `orders_%1$d` FOR EACH ROW BEGIN
                          IF NEW.total > 0 THEN SET NEW.total = 1; END IF;
                        END;
                        """;
                };
        text.append(program.formatted(table));
    }
}
