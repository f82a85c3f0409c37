package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scripts of folders by what they are about. */
final class DrizzleFolders {
    private static final String NEXT = "--> statement-breakpoint\n";

    private DrizzleFolders() {}

    static Map<String, List<String>> of(DatabaseKind kind) {
        Map<String, List<String>> folders = new TreeMap<>(common());
        folders.putAll(
                switch (kind) {
                    case SQLITE -> sqlite();
                    case POSTGRESQL -> postgresql();
                    case MYSQL, MARIADB -> mysql();
                });
        return folders;
    }

    private static Map<String, List<String>> common() {
        return Map.ofEntries(
                Map.entry(
                        "forward",
                        List.of(
                                "-- first\n/* ; */ CREATE TABLE a (id INT PRIMARY KEY, name VARCHAR(20));" + NEXT
                                        + "CREATE INDEX a_name ON a (name);",
                                "CREATE TABLE b (id INT PRIMARY KEY, a_id INT);\r\n" + NEXT
                                        + "INSERT INTO a VALUES (1, 'x;y');\r\n",
                                "INSERT INTO b VALUES (1, 1)")),
                Map.entry(
                        "fails half-way",
                        List.of(
                                "CREATE TABLE a (id INT);",
                                "INSERT INTO a VALUES (1);" + NEXT + "CREATE TABLE b (id INT);" + NEXT
                                        + "INSERT INTO nope VALUES (1);" + NEXT + "INSERT INTO a VALUES (2);",
                                "CREATE TABLE c (id INT);")),
                Map.entry(
                        "fails before any table",
                        List.of(
                                "CREATE TABLE a (id INT);",
                                "INSERT INTO a VALUES (1);",
                                "INSERT INTO a VALUES (2);" + NEXT + "INSERT INTO nope VALUES (1);")),
                Map.entry("fails at a syntax", List.of("CREATE TABLE a (id INT);" + NEXT + "SELEC 1;")),
                Map.entry("an empty file", List.of("", "CREATE TABLE a (id INT);")),
                Map.entry("a comment", List.of("-- Custom SQL migration file, put your code below! --")),
                Map.entry("a block of comment", List.of("/*\nCREATE TABLE a (id INT);\n*/")),
                Map.entry("a mark at the end", List.of("CREATE TABLE a (id INT);" + NEXT)),
                Map.entry("a mark at the start", List.of(NEXT + "CREATE TABLE a (id INT);")),
                Map.entry("only a semicolon", List.of(";")),
                Map.entry("a comment and a semicolon", List.of("-- nothing\n;")),
                Map.entry("a semicolon and a comment", List.of("; -- nothing")),
                Map.entry(
                        "a comment behind a statement",
                        List.of("CREATE TABLE a (id INT); -- of numbers" + NEXT
                                + "/* no */ CREATE TABLE b (id INT) /* more */; -- x\n")),
                Map.entry("a byte order mark", List.of("\uFEFFCREATE TABLE a (id INT);")),
                Map.entry(
                        "no UTF-8",
                        List.of("CREATE TABLE a (name VARCHAR(20));" + NEXT + "INSERT INTO a VALUES ('\u00ff');")),
                Map.entry("two statements in one piece", List.of("CREATE TABLE a (id INT); INSERT INTO a VALUES (1);")),
                Map.entry(
                        "a second statement that fails in one piece",
                        List.of("CREATE TABLE a (id INT); INSERT INTO nope VALUES (1);")),
                Map.entry(
                        "its own transaction",
                        List.of("BEGIN;" + NEXT + "CREATE TABLE a (id INT);" + NEXT + "COMMIT;")),
                Map.entry(
                        "a commit in between",
                        List.of("CREATE TABLE a (id INT);" + NEXT + "INSERT INTO a VALUES (1);" + NEXT + "COMMIT;"
                                + NEXT + "INSERT INTO a VALUES (2);" + NEXT + "INSERT INTO nope VALUES (1);")),
                Map.entry(
                        "a commit and a new transaction",
                        List.of("CREATE TABLE a (id INT);" + NEXT + "COMMIT;" + NEXT + "BEGIN;" + NEXT
                                + "INSERT INTO a VALUES (2);")),
                Map.entry(
                        "a rollback in between",
                        List.of(
                                "CREATE TABLE a (id INT);",
                                "INSERT INTO a VALUES (1);" + NEXT + "ROLLBACK;" + NEXT + "INSERT INTO a VALUES (2);")),
                Map.entry(
                        "a mark in a text",
                        List.of("CREATE TABLE a (name VARCHAR(40));" + NEXT
                                + "INSERT INTO a VALUES ('--> statement-breakpoint');")),
                Map.entry(
                        "signs of parameters in a text",
                        List.of("CREATE TABLE a (name VARCHAR(40));" + NEXT
                                + "INSERT INTO a VALUES ('? $1 :a @b ?? %s ${x} \"q\"');")),
                Map.entry("a parameter", List.of("CREATE TABLE a (id INT);" + NEXT + "INSERT INTO a VALUES (?);")),
                Map.entry(
                        "a savepoint",
                        List.of("CREATE TABLE a (id INT);" + NEXT + "SAVEPOINT s;" + NEXT + "INSERT INTO a VALUES (1);"
                                + NEXT + "ROLLBACK TO SAVEPOINT s;")));
    }

    private static Map<String, List<String>> sqlite() {
        String rows = "CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT);" + NEXT
                + "CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE);" + NEXT
                + "INSERT INTO p VALUES (1, 'x');" + NEXT + "INSERT INTO c VALUES (1);";
        String rebuild = "PRAGMA foreign_keys=OFF;" + NEXT
                + "CREATE TABLE new_p (id INTEGER PRIMARY KEY, n TEXT NOT NULL);" + NEXT
                + "INSERT INTO new_p SELECT id, n FROM p;" + NEXT + "DROP TABLE p;" + NEXT
                + "ALTER TABLE new_p RENAME TO p;" + NEXT + "PRAGMA foreign_keys=ON;";
        return Map.of(
                "a rebuild",
                List.of(rows, rebuild),
                "a rebuild outside the transaction",
                List.of(rows, "COMMIT;" + NEXT + rebuild + NEXT + "BEGIN;"),
                "foreign keys left off",
                List.of(rows, "COMMIT;" + NEXT + "PRAGMA foreign_keys=OFF;" + NEXT + "BEGIN;", "DELETE FROM p;"),
                "a trigger",
                List.of("CREATE TABLE a (id INT);" + NEXT
                        + "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET id = 2; UPDATE a SET id = id + 1;"
                        + " END;"
                        + NEXT + "INSERT INTO a VALUES (1);"),
                "double quotes that name nothing",
                List.of("CREATE TABLE a (id INT);" + NEXT + "INSERT INTO a SELECT \"nope\";"));
    }

    private static Map<String, List<String>> postgresql() {
        return Map.ofEntries(
                Map.entry(
                        "a label of an enum and its use",
                        List.of(
                                "CREATE TYPE e AS ENUM ('a');" + NEXT + "CREATE TABLE t (e e);",
                                "ALTER TYPE e ADD VALUE 'b';",
                                "INSERT INTO t VALUES ('b');")),
                Map.entry(
                        "an index built concurrently",
                        List.of("CREATE TABLE a (id INT);", "CREATE INDEX CONCURRENTLY i ON a (id);")),
                Map.entry(
                        "an index built concurrently outside the transaction",
                        List.of(
                                "CREATE TABLE a (id INT);",
                                "COMMIT;" + NEXT + "CREATE INDEX CONCURRENTLY i ON a (id);" + NEXT + "BEGIN;")),
                Map.entry(
                        "a syntax error behind a commit in one piece",
                        List.of("CREATE TABLE a (id INT); COMMIT; SELEC 1;")),
                Map.entry(
                        "a failure behind a commit in one piece",
                        List.of("CREATE TABLE a (id INT); COMMIT; INSERT INTO nope VALUES (1);")),
                Map.entry(
                        "a constraint that the commit breaks",
                        List.of(
                                "CREATE TABLE p (id INT PRIMARY KEY);" + NEXT
                                        + "CREATE TABLE c (p INT REFERENCES p DEFERRABLE INITIALLY DEFERRED);",
                                "INSERT INTO c VALUES (1);")),
                Map.entry(
                        "a function",
                        List.of("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;"
                                + NEXT
                                + "DO $$ BEGIN CREATE TYPE e AS ENUM ('a'); EXCEPTION WHEN"
                                + " duplicate_object THEN null; END $$;")),
                Map.entry(
                        "another schema first",
                        List.of(
                                "CREATE SCHEMA s;" + NEXT + "SET search_path = s;" + NEXT + "CREATE TABLE a (id INT);",
                                "CREATE TABLE b (id INT);")),
                Map.entry("an empty search path", List.of("SELECT set_config('search_path', '', false);")),
                Map.entry("rows in the script", List.of("CREATE TABLE a (id INT);", "COPY a FROM stdin;\n1\n\\.\n")),
                Map.entry(
                        "the settings of the connection",
                        List.of("CREATE TABLE s (name text, setting text);" + NEXT
                                + "INSERT INTO s SELECT name, setting FROM pg_settings WHERE name IN ('TimeZone',"
                                + " 'DateStyle', 'IntervalStyle', 'search_path', 'standard_conforming_strings',"
                                + " 'client_encoding', 'extra_float_digits', 'lock_timeout', 'statement_timeout',"
                                + " 'transaction_isolation', 'default_transaction_isolation', 'bytea_output')"
                                + " ORDER BY 1;")),
                Map.entry(
                        "names in two schemas",
                        List.of("CREATE SCHEMA auth;" + NEXT + "CREATE TABLE auth.users (id serial primary key);" + NEXT
                                + "INSERT INTO auth.users DEFAULT VALUES;")));
    }

    private static Map<String, List<String>> mysql() {
        return Map.ofEntries(
                Map.entry(
                        "autocommit switched off",
                        List.of(
                                "CREATE TABLE a (id INT);",
                                "SET autocommit=0;" + NEXT + "INSERT INTO a VALUES (1);" + NEXT
                                        + "CREATE TABLE b (id INT);" + NEXT + "INSERT INTO b VALUES (1);" + NEXT
                                        + "INSERT INTO nope VALUES (1);")),
                Map.entry(
                        "tables locked",
                        List.of("CREATE TABLE a (id INT);" + NEXT + "LOCK TABLES a WRITE;" + NEXT
                                + "INSERT INTO a VALUES (1);" + NEXT + "UNLOCK TABLES;")),
                Map.entry(
                        "a procedure",
                        List.of("CREATE TABLE a (id INT);" + NEXT
                                + "CREATE PROCEDURE p() BEGIN INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);"
                                + " END;"
                                + NEXT
                                + "CALL p();")),
                Map.entry(
                        "a procedure that fails behind its first result",
                        List.of("CREATE PROCEDURE p() BEGIN SELECT 1; INSERT INTO nope VALUES (2); END;" + NEXT
                                + "CALL p();")),
                Map.entry("another delimiter", List.of("DELIMITER //\nCREATE TABLE a (id INT)//\nDELIMITER ;")),
                Map.entry(
                        "a comment with a condition",
                        List.of("/*!40101 CREATE TABLE a (id INT) */;" + NEXT + "/*!99999 SELEC */ SELECT 1;")),
                Map.entry(
                        "a backslash",
                        List.of("CREATE TABLE a (name VARCHAR(40));" + NEXT
                                + "INSERT INTO a VALUES ('it\\'s ; \\n');")),
                Map.entry(
                        "names of functions",
                        List.of("CREATE TABLE a (id INT);" + NEXT + "INSERT INTO a SELECT count (*) FROM a;" + NEXT
                                + "CREATE TABLE count (id INT);")),
                Map.entry(
                        "the settings of the connection",
                        List.of("CREATE TABLE s (name VARCHAR(40), setting VARCHAR(400));" + NEXT
                                + "INSERT INTO s VALUES ('sql_mode', @@sql_mode), ('time_zone', @@time_zone),"
                                + " ('collation', @@collation_connection), ('client', @@character_set_client),"
                                + " ('results', @@character_set_results), ('foreign_keys', @@foreign_key_checks),"
                                + " ('autocommit', @@autocommit);")),
                Map.entry("a column of the connection's collation", List.of("CREATE TABLE a AS SELECT 'x' AS name;")),
                Map.entry(
                        "a charset of four bytes",
                        List.of("CREATE TABLE a (name VARCHAR(40)) CHARSET utf8mb4;" + NEXT
                                + "INSERT INTO a VALUES ('\uD83D\uDE00');")));
    }
}
