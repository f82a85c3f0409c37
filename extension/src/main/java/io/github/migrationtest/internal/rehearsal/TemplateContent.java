package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.run.Sha256;
import io.github.migrationtest.migration.Migration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What a template is made of, as a name that two machines give only to the same. */
final class TemplateContent {
    private TemplateContent() {}

    /**
     * The hash of all that schema and rows at a start point can depend on, in hexadecimal digits. A set-up script is not of it:
     * templates are shared on servers only on which none is run.
     *
     * @param product the server with its version
     */
    static String of(Plan plan, String product, StartPoint start) {
        MessageDigest digest = Sha256.digest();
        OwnCode.files().forEach(file -> add(digest, file));
        add(digest, product);
        add(digest, plan.provider().kind().name());
        add(digest, plan.folder().tool());
        add(digest, plan.runtime().name());
        plan.settings().onConnect().forEach(setting -> add(digest, setting));
        add(digest, plan.baseline().map(Migration::name).orElse(""));
        add(digest, plan.reach().productionName().orElse(""));
        plan.reach().settings().allowed().stream().sorted().forEach(name -> add(digest, name));
        add(digest, plan.limits().toString());
        plan.folder().dependencies().forEach(dependency -> add(digest, dependency));
        add(digest, place(start));
        for (Migration migration : plan.folder().all()) {
            add(digest, migration.name());
            add(digest, migration.up().text());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Without the scripts of its migration, of which the one that takes it back does not count. */
    private static String place(StartPoint start) {
        if (start instanceof StartPoint.At at) {
            return "at " + at.migration().name();
        }
        return start instanceof StartPoint.Before before
                ? "before " + before.migration().name()
                : start.toString();
    }

    private static void add(MessageDigest digest, String text) {
        add(digest, text.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length, so that no two lists run together to the same. */
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
