package io.github.migrationtest.migration.sqitch;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spelling of a URI that goes into ids: what Perl's {@code URI->canonical} makes of it. */
final class CanonicalUri {
    private static final Pattern PARTS = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9.+-]*):(?://([^/?#]*))?(.*)");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Map<String, String> PORTS = Map.of("http", "80", "https", "443", "ftp", "21", "ssh", "22");

    private CanonicalUri() {}

    static String of(String uri) {
        Matcher parts = PARTS.matcher(uri);
        if (!parts.matches()) {
            return escapes(uri);
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String authority = parts.group(2);
        String path = parts.group(3);
        if (authority == null) {
            return scheme + ":" + escapes(path);
        }
        int at = authority.lastIndexOf('@') + 1;
        String host = authority.substring(at).toLowerCase(Locale.ROOT);
        String port = ":" + PORTS.getOrDefault(scheme, "");
        if (PORTS.containsKey(scheme) && (host.endsWith(port) || host.endsWith(":"))) {
            host = host.substring(0, host.lastIndexOf(':'));
        }
        boolean web = scheme.equals("http") || scheme.equals("https");
        String rest = web && (path.isEmpty() || path.startsWith("?") || path.startsWith("#")) ? "/" + path : path;
        return scheme + "://" + authority.substring(0, at) + host + escapes(rest);
    }

    /** Escapes are in upper case, and only of what needs one. */
    private static String escapes(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> {
            char c = (char) Integer.parseInt(found.group(1), 16);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.!~*'()".indexOf(c) >= 0);
            return Matcher.quoteReplacement(
                    plain ? String.valueOf(c) : found.group().toUpperCase(Locale.ROOT));
        });
    }
}
