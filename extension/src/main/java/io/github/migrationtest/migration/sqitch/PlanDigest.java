package io.github.migrationtest.migration.sqitch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ids of changes and tags, made as Git makes its own ({@code info} and {@code id} of {@code App::Sqitch::Plan::Change}). */
final class PlanDigest {
    private final String project;
    private final Optional<String> uri;

    PlanDigest(String project, Optional<String> uri) {
        this.project = project;
        this.uri = uri.map(CanonicalUri::of);
    }

    String ofChange(
            String name,
            @Nullable PlanChange parent,
            List<Dependency> requires,
            List<Dependency> conflicts,
            Planned planned) {
        List<String> lines = head("change " + name);
        if (parent != null) {
            lines.add("parent " + parent.id());
        }
        lines.add("planner " + planned.by());
        lines.add("date " + planned.time());
        list(lines, "requires", "  + ", requires);
        list(lines, "conflicts", "  - ", conflicts);
        return id("change", lines, planned);
    }

    String ofTag(String name, PlanChange change, Planned planned) {
        List<String> lines = head("tag " + name);
        lines.add("change " + change.id());
        lines.add("planner " + planned.by());
        lines.add("date " + planned.time());
        return id("tag", lines, planned);
    }

    private List<String> head(String what) {
        List<String> lines = new ArrayList<>();
        lines.add("project " + project);
        uri.ifPresent(text -> lines.add("uri " + text));
        lines.add(what);
        return lines;
    }

    private void list(List<String> lines, String title, String mark, List<Dependency> dependencies) {
        if (!dependencies.isEmpty()) {
            lines.add(title);
            dependencies.forEach(one -> lines.add(mark + one.text(project)));
        }
    }

    private static String id(String type, List<String> lines, Planned planned) {
        // "0" is no note to Perl either.
        if (!planned.note().isEmpty() && !planned.note().equals("0")) {
            lines.add("");
            lines.add(planned.note());
        }
        byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = sha1();
        digest.update((type + " " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(content));
    }

    /** The hash of a script's bytes. */
    static String ofScript(byte[] script) {
        return HexFormat.of().formatHex(sha1().digest(script));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1.", e);
        }
    }
}
