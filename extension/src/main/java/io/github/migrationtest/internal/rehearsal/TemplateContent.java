package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.migration.Migration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a template is made of, as a name that two machines give only to the same. */
final class TemplateContent {
    private TemplateContent() {}

    /** The hash of all that schema and rows at a start point can depend on, in hexadecimal digits. */
    static String of(Plan plan, StartPoint start) {
        MessageDigest digest = sha256();
        add(digest, "1");
        add(digest, plan.provider().kind().name());
        add(digest, plan.folder().tool());
        add(digest, plan.runtime().name());
        plan.settings().onConnect().forEach(setting -> add(digest, setting));
        add(digest, start.toString());
        for (Migration migration : plan.folder().all()) {
            add(digest, migration.name());
            add(digest, migration.up().text());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length, so that no two lists of texts run together to the same. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
