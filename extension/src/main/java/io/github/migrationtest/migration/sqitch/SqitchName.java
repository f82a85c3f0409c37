package io.github.migrationtest.migration.sqitch;

import java.util.regex.Pattern;

/** What projects, changes and tags may be called ({@code App::Sqitch::Plan}, {@code $name_re}). */
final class SqitchName {
    private static final String PUNCTUATION = "[-!\"#$%&'()*+,./:;<=>?@\\[\\\\\\]^`{|}~]";

    /** As part of a larger pattern. */
    static final String PATTERN =
            "(?!" + PUNCTUATION + ")(?:(?![~/=%^]\\d+(?:\\z|\\h))[^\\h:@#\\\\])+(?<!" + PUNCTUATION + ")\\b";

    /** What a pragma is called. */
    static final String PRAGMA = "(?!" + PUNCTUATION + ")[^\\h](?:[^\\h=]*?(?!" + PUNCTUATION + ")[^\\h])?";

    static final String RULE =
            "names must not begin with punctuation, contain \"@\", \":\", \"#\", \"\\\", or blanks, or end in"
                    + " punctuation or digits following punctuation";

    private static final Pattern WHOLE = compile(PATTERN);

    private SqitchName() {}

    static Pattern compile(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    }

    static boolean isValid(String name) {
        return WHOLE.matcher(name).matches();
    }
}
