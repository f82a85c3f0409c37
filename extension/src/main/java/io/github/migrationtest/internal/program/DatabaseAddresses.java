package io.github.migrationtest.internal.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the databases that environment files, configurations of tools and command lines name. */
public final class DatabaseAddresses {
    private static final String SCHEMES =
            "(?:postgres(?:ql)?|pgx5?|cockroach(?:db)?|mysql2?|mariadb|sqlserver|mssql|oracle|libsql"
                    + "|sqlite3?|mongodb|clickhouse|redshift|snowflake|db2|d1|planetscale|prisma)(?:\\+[a-z0-9]+)*";

    /** Every repetition has a limit, so that no file makes a search take long. */
    private static final String END = "[^\\s\"'`<>\\\\,)}\\]]";

    /** {@code postgresql://user:password@host/database?parameters}, with {@code jdbc:} before it or not. */
    private static final Pattern URL = Pattern.compile("(?i)\\b(?:jdbc:)?(" + SCHEMES + ")://(?:[^\\s\"'`/]{0,300}@)?("
            + "(?:\\$\\{[^}]{0,100}}|[^\\s\"'`<>\\\\,)}\\]?;#]){0,300})");

    /** {@code sqlite:path}; and {@code file:path} of what is named like a database. */
    private static final Pattern FILE_URL = Pattern.compile("(?i)\\b(?:(?:jdbc:)?sqlite3?:(?!//)|file:(?=" + END
            + "{0,300}\\.(?:db|db3|sqlite3?)\\b))(?://)?([^\\s\"'`<>\\\\,)}\\]?;#]{1,300})");

    /** {@code 'local.db'} in quotes, or as the whole value of a variable. */
    private static final Pattern FILE =
            Pattern.compile("(?i)(?:[\"'`]|[=:]\\s*)([^\\s\"'`=:]{1,300}\\.(?:db|db3|sqlite3?))(?:[\"'`]|\\s*$)");

    /** {@code user:password@tcp(host:3306)/database}, as Go's driver of MySQL takes it. */
    private static final Pattern DSN = Pattern.compile("(?i)@(?:tcp|unix)\\(([^)]{0,300})\\)/([\\w-]*)");

    /** {@code host: 'db.example.org'} and {@code DB_HOST=db.example.org}; what a program works out is not known here. */
    private static final Pattern HOST =
            Pattern.compile("(?i)(?:^|[\\s,{])(?:export\\s+)?[\"']?(?:host(?=[\"']?\\s*:)|\\w{0,60}(?:db|database|pg"
                    + "|postgres|mysql|mariadb|sql)_?\\w{0,60}host\\w{0,60})[\"']?\\s*[:=]\\s*(?!process\\.|import\\.|env\\b|Deno\\.|Bun\\.)"
                    + "([\"'`]?)([\\w-]+(?:\\.[\\w-]+){0,20}(?::\\d+)?)\\1\\s*(?:[,}].*)?$");

    /** {@code host=db.example.org dbname=app}, as libpq takes it. */
    private static final Pattern KEYWORDS =
            Pattern.compile("(?i)\\bhost=([^\\s'\"]{1,300})\\s.{0,300}\\bdbname=(\\w+)");

    private static final Pattern COMMENT = Pattern.compile("\\s*(?:#|//|--|\\*|/\\*|;).*");

    private DatabaseAddresses() {}

    /** Whether a value is or holds the address of a database. */
    static boolean isAddress(String value) {
        return URL.matcher(value).find()
                || FILE_URL.matcher(value).find()
                || DSN.matcher(value).find()
                || KEYWORDS.matcher(value).find()
                || value.matches("(?i)\\S+\\.(?:db|db3|sqlite3?)");
    }

    /** The databases that a text names, line by line; lines of comments name none. */
    public static List<DatabaseAddress> in(String text) {
        List<DatabaseAddress> found = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            number++;
            if (!COMMENT.matcher(line).matches()) {
                look(line, number, found);
            }
        }
        return List.copyOf(found);
    }

    private static void look(String line, int number, List<DatabaseAddress> found) {
        int before = found.size();
        add(URL.matcher(line), 2, number, found);
        add(FILE_URL.matcher(line), 1, number, found);
        Matcher dsn = DSN.matcher(line);
        while (dsn.find()) {
            add(dsn.group(1) + "/" + dsn.group(2), number, found);
        }
        Matcher keywords = KEYWORDS.matcher(line);
        if (keywords.find()) {
            add(keywords.group(1) + "/" + keywords.group(2), number, found);
        } else if (found.size() == before) {
            add(FILE.matcher(line), 1, number, found);
            add(HOST.matcher(line), 2, number, found);
        }
    }

    private static void add(Matcher matcher, int group, int number, List<DatabaseAddress> found) {
        while (matcher.find()) {
            add(matcher.group(group), number, found);
        }
    }

    /** What is only put together from variables names nothing yet: those that name databases are not there. */
    private static void add(String name, int number, List<DatabaseAddress> found) {
        if (!name.startsWith("$") && !name.isBlank()) {
            found.add(new DatabaseAddress(number, name));
        }
    }
}
