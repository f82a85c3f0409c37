package io.github.migrationtest.check;

import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.View;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables and views whose use a migration can have broken: those that it changed, those that a foreign key has beside one, and those
 * from which triggers, views and routines lead to one of these. Words are compared and not names, so that it is rather one too many.
 *
 * <p>A delete that cascades further breaks further away too; it is seen where it begins.
 */
final class Affected {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

    private final boolean all;
    private final Set<String> changed = new HashSet<>();
    private final Map<String, Set<String>> mentioned = new HashMap<>();

    private Affected(boolean all) {
        this.all = all;
    }

    /** By what is another in one schema than in the other. */
    static Affected between(SchemaSnapshot before, SchemaSnapshot after) {
        Set<SchemaObject> objects = new HashSet<>(different(before.objects(), after.objects()));
        Affected affected = new Affected(objects.stream().anyMatch(Affected::mayBeUsedAnywhere));
        if (!affected.all) {
            different(before.tables(), after.tables()).forEach(table -> affected.change(table.name()));
            different(before.views(), after.views()).forEach(view -> affected.change(view.name()));
            different(before.triggers(), after.triggers()).forEach(trigger -> affected.change(trigger.table()));
            objects.forEach(object -> affected.change(object.table().orElse(object.name())));
            Set<String> first = new HashSet<>(affected.changed);
            before.tables().forEach(table -> after.table(table.name())
                    .filter(grown -> !grown.equals(table) && isOnlyGrown(table, grown))
                    .ifPresent(grown -> first.removeAll(words(grown.name()))));
            affected.changeWhatIsBeside(first, before);
            affected.changeWhatIsBeside(first, after);
            affected.mention(before);
            affected.mention(after);
        }
        return affected;
    }

    /** A type, a function, an extension: what uses it need not say so where we look. */
    private static boolean mayBeUsedAnywhere(SchemaObject object) {
        return object.table().isEmpty() && object.type() != ObjectType.SEQUENCE;
    }

    private static <T> Set<T> different(List<T> before, List<T> after) {
        Set<T> different = new HashSet<>(before);
        after.forEach(each -> {
            if (!different.remove(each)) {
                different.add(each);
            }
        });
        return different;
    }

    private void change(String name) {
        changed.addAll(words(name));
    }

    /** Whether a foreign key, from it or to it, finds all that it found. */
    private static boolean isOnlyGrown(Table before, Table after) {
        return after.columns().containsAll(before.columns())
                && after.primaryKey().equals(before.primaryKey())
                && after.uniqueConstraints().containsAll(before.uniqueConstraints())
                && after.indexes().containsAll(before.indexes())
                && after.foreignKeys().equals(before.foreignKeys())
                && after.attributes().equals(before.attributes());
    }

    private void changeWhatIsBeside(Set<String> first, SchemaSnapshot schema) {
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (first.containsAll(words(table.name()))) {
                    change(key.referencedTable());
                } else if (first.containsAll(words(key.referencedTable()))) {
                    change(table.name());
                }
            }
        }
    }

    private void mention(SchemaSnapshot schema) {
        Map<String, List<Trigger>> triggers = schema.triggers().stream().collect(Collectors.groupingBy(Trigger::table));
        for (Table table : schema.tables()) {
            mention(table.name(), table.columns() + " " + table.checks() + " " + table.attributes());
            triggers.getOrDefault(table.name(), List.of())
                    .forEach(trigger -> mention(table.name(), trigger.toString()));
        }
        for (View view : schema.views()) {
            mention(view.name(), view.toString());
            triggers.getOrDefault(view.name(), List.of()).forEach(trigger -> mention(view.name(), trigger.toString()));
        }
        schema.objects().forEach(object -> mention(object.table().orElse(object.name()), object.toString()));
    }

    private void mention(String name, String text) {
        Set<String> words = words(text);
        words(name)
                .forEach(part ->
                        mentioned.computeIfAbsent(part, key -> new HashSet<>()).addAll(words));
    }

    /** Whether it has to be tried. */
    boolean includes(String name) {
        if (all) {
            return true;
        }
        Deque<String> next = new ArrayDeque<>(words(name));
        Set<String> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            String word = next.remove();
            if (changed.contains(word)) {
                return true;
            }
            for (String other : mentioned.getOrDefault(word, Set.of())) {
                if (seen.add(other)) {
                    next.add(other);
                }
            }
        }
        return false;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
