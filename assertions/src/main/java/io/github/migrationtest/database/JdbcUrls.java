package io.github.migrationtest.database;

import java.util.regex.Pattern;

/** JDBC URLs as they may be shown. */
public final class JdbcUrls {
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;](?:[a-z_.]*password|pwd|[a-z_.]*secret|[a-z_.]*token)=)[^&;]*");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:?]+):[^/@]*@");

    private JdbcUrls() {}

    /** The URL with every password in it replaced by {@code ***}. */
    public static String withoutPassword(String url) {
        return USER_INFO.matcher(PARAMETER.matcher(url).replaceAll("$1***")).replaceAll("$1:***@");
    }
}
