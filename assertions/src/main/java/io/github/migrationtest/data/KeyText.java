package io.github.migrationtest.data;

import io.github.migrationtest.database.Confidential;
import io.github.migrationtest.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keys of rows as a message may show them.
 *
 * <p>A copy holds real people's rows: an integer or a UUID tells nothing about them, anything else may (an address, a phone
 * number), and becomes a hash under a key that nobody knows and that ends with the run.
 */
final class KeyText {
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 60;
    private static final SecretKeySpec SECRET = secret();

    private final boolean shown;

    private KeyText(boolean shown) {
        this.shown = shown;
    }

    /** As keys of these databases may be shown together. */
    static KeyText of(Database... databases) {
        return new KeyText(
                Confidential.isLifted() || List.of(databases).stream().noneMatch(Database::isCopy));
    }

    /** One key: {@code 7}, or {@code (1, 2)} where it has several columns. */
    String of(List<@Nullable Object> key) {
        String parts = key.stream().map(this::part).collect(Collectors.joining(", "));
        return key.size() == 1 ? parts : "(" + parts + ")";
    }

    private String part(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        String text = value instanceof byte[] bytes ? "x'" + HexFormat.of().formatHex(bytes) + "'" : value.toString();
        return shown || UUID.matcher(text).matches() ? printable(text) : hashed(text);
    }

    private static String printable(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }

    private static String hashed(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(SECRET);
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "#" + HexFormat.of().formatHex(hash, 0, 3);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    private static SecretKeySpec secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new SecretKeySpec(random, "HmacSHA256");
    }
}
