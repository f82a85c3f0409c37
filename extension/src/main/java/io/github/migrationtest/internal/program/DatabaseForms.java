package io.github.migrationtest.internal.program;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.JdbcUrls;
import io.github.migrationtest.fixtures.DatabaseLogin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The forms in which programs want to be told where a database is.
 *
 * @param kind its engine
 * @param forms by the names that stand for them, such as {@code url}
 */
public record DatabaseForms(DatabaseKind kind, Map<String, String> forms) {
    /** Of all engines. */
    static final List<String> NAMES =
            List.of("url", "jdbcUrl", "libsqlUrl", "path", "host", "port", "database", "user", "password");

    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{(" + String.join("|", NAMES) + ")}");
    private static final Pattern SERVER = Pattern.compile("jdbc:\\w+://(\\[[^\\]]*]|[^/:?]+)(?::(\\d+))?/([^?;]*).*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]*");

    /** Those of a database. */
    public static DatabaseForms of(DatabaseKind kind, DatabaseLogin login) {
        Map<String, String> forms = new TreeMap<>();
        forms.put("jdbcUrl", login.jdbcUrl());
        if (kind == DatabaseKind.SQLITE) {
            String path =
                    login.jdbcUrl().replaceFirst("^jdbc:sqlite:(?:file:)?", "").replaceFirst("\\?.*$", "");
            forms.put("path", path);
            forms.put("url", "sqlite:" + path);
            forms.put("libsqlUrl", "file:" + path);
        } else {
            addServer(kind, login, forms);
        }
        return new DatabaseForms(kind, Map.copyOf(forms));
    }

    private static void addServer(DatabaseKind kind, DatabaseLogin login, Map<String, String> forms) {
        Matcher server = SERVER.matcher(login.jdbcUrl());
        if (!server.matches()) {
            throw new IllegalStateException(
                    "No command can be told where " + login.jdbcUrl() + " is: it names no host.");
        }
        boolean postgresql = kind == DatabaseKind.POSTGRESQL;
        String port = Optional.ofNullable(server.group(2)).orElse(postgresql ? "5432" : "3306");
        forms.put("host", server.group(1));
        forms.put("port", port);
        forms.put("database", server.group(3));
        forms.put("user", login.user());
        forms.put("password", login.password());
        String password = login.password().isEmpty() ? "" : ":" + encoded(login.password());
        forms.put(
                "url",
                (postgresql ? "postgresql://" : "mysql://") + encoded(login.user()) + password + "@" + server.group(1)
                        + ":" + port + "/" + server.group(3));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether a text is told of the database at all. */
    public static boolean isNamedIn(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** The text with every form written as a variable, which names no database yet. */
    public static String withoutForms(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("\\${$1}");
    }

    /** A value of a variable, filled. */
    public String filledIn(String text) {
        return filled(text, UnaryOperator.identity());
    }

    /** A command line, filled with words of the shell. */
    public String filledInCommand(String commandLine) {
        return filled(commandLine, DatabaseForms::quoted);
    }

    private String filled(String text, UnaryOperator<String> quoting) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(placeholder -> Matcher.quoteReplacement(quoting.apply(form(placeholder.group(1)))));
    }

    private String form(String name) {
        String form = forms.get(name);
        if (form == null) {
            throw new CommandRefusedException(
                    "{" + name + "} stands for nothing on " + kind.productName() + ". Use one of "
                            + String.join(
                                    ", ",
                                    NAMES.stream()
                                            .filter(forms::containsKey)
                                            .map(known -> "{" + known + "}")
                                            .toList())
                            + ".");
        }
        return form;
    }

    /** A word of the shell. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** What a program wrote, as {@link #shown(String)}; but of one that may have read a copy only that it is not shown. */
    public String shown(String output, boolean confidential) {
        return confidential
                ? "\n"
                        + "    (what it wrote is not shown: it may hold rows of the copy."
                        + " -Dmigrationtest.show-values=true shows it)"
                : shown(output);
    }

    /** What a program wrote, line by line under a message, without the password. */
    public String shown(String output) {
        String text = output.strip();
        for (String secret : secrets()) {
            text = text.replace(secret, "***");
        }
        return text.isEmpty()
                ? "\n    (it wrote nothing)"
                : text.lines()
                        .map(line -> "\n    " + JdbcUrls.withoutPassword(line))
                        .collect(Collectors.joining());
    }

    /** The password in each spelling in which it is handed on. */
    List<String> secrets() {
        String password = forms.getOrDefault("password", "");
        return password.isEmpty()
                ? List.of()
                : Stream.of(password, encoded(password)).distinct().toList();
    }
}
