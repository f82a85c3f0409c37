package io.github.migrationtest.database;

import java.util.regex.Pattern;

/** JDBC URLs as they may be shown. */
public final class JdbcUrls {
    private static final String SECRET =
            "(?:[a-z0-9_.]*(?:password|passwd|passphrase|secret|token)|pwd|pass|key|hexkey|apikey)";

    /** PostgreSQL, MySQL, MariaDB, SQLite: {@code ?a=b&c=d}. */
    private static final Pattern QUERY = Pattern.compile("(?i)([?&]" + SECRET + "=)[^&]*");

    /** {@code ;a=b;c=d}. */
    private static final Pattern PROPERTIES = Pattern.compile("(?i)(;" + SECRET + "=)[^;]*");

    /** MySQL's hosts as lists of keys: {@code //(host=a,password=b)} and {@code //address=(host=a)(password=b)}. */
    private static final Pattern HOST = Pattern.compile("(?i)([(,]\\s*" + SECRET + "=)[^,)]*");

    /** {@code //user:password@host}; up to the last {@code @}, for a password may hold one too. */
    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:?;]*):[^?;]*@");

    private JdbcUrls() {}

    /** The URL with every password, key or token in it replaced by {@code ***}. */
    public static String withoutPassword(String url) {
        String shown = QUERY.matcher(url).replaceAll("$1***");
        shown = PROPERTIES.matcher(shown).replaceAll("$1***");
        shown = HOST.matcher(shown).replaceAll("$1***");
        return USER_INFO.matcher(shown).replaceAll("$1:***@");
    }
}
