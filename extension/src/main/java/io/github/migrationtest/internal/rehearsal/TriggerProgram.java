package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.MadeTriggers;
import io.github.migrationtest.internal.run.StatementIntent;
import io.github.migrationtest.internal.run.TriggerText;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a trigger runs.
 *
 * @param texts its own, then those of the functions and procedures that it calls, however far
 * @param hidden whether that of its function tells nothing: one of PostgreSQL's own, of an extension, in another language
 */
record TriggerProgram(Trigger trigger, List<TriggerText> texts, boolean hidden) {

    /** Those of the triggers that are there before or after, or were only between. */
    static List<TriggerProgram> in(SchemaSnapshot before, SchemaSnapshot after, MadeTriggers made) {
        List<SchemaObject> routines = new ArrayList<>(together(before.objects(), after.objects())
                .filter(object -> object.get(Attribute.DEFINITION).isPresent())
                .toList());
        made.functions().stream()
                .filter(function ->
                        routines.stream().noneMatch(there -> simpleName(there).equals(simpleName(function))))
                .toList()
                .forEach(routines::add);
        List<Trigger> triggers =
                new ArrayList<>(together(before.triggers(), after.triggers()).toList());
        made.triggers().stream()
                .filter(trigger -> triggers.stream().noneMatch(there -> Names.same(there.name(), trigger.name())))
                .toList()
                .forEach(triggers::add);
        return triggers.stream()
                .map(trigger -> of(before.kind(), trigger, routines))
                .toList();
    }

    private static <T> Stream<T> together(List<T> before, List<T> after) {
        return Stream.concat(before.stream(), after.stream()).distinct();
    }

    private static TriggerProgram of(DatabaseKind kind, Trigger trigger, List<SchemaObject> routines) {
        TriggerText own = TriggerText.of(kind, trigger.body());
        List<SchemaObject> called = calledBy(own, routines);
        boolean hidden = kind == DatabaseKind.POSTGRESQL
                && (called.isEmpty() || !called.stream().allMatch(TriggerProgram::isReadable));
        List<TriggerText> texts = new ArrayList<>(List.of(own));
        List<SchemaObject> all = new ArrayList<>(called);
        for (int i = 0; i < all.size(); i++) {
            TriggerText text =
                    TriggerText.of(kind, all.get(i).get(Attribute.DEFINITION).orElse(""));
            texts.add(text);
            calledBy(text, routines).stream()
                    .filter(routine -> !all.contains(routine))
                    .forEach(all::add);
        }
        return new TriggerProgram(trigger, List.copyOf(texts), hidden);
    }

    private static List<SchemaObject> calledBy(TriggerText text, List<SchemaObject> routines) {
        return routines.stream()
                .filter(routine -> text.calls().contains(simpleName(routine)))
                .toList();
    }

    /** {@code touch} of {@code app.touch(text)}. */
    private static String simpleName(SchemaObject routine) {
        String name = routine.name().replaceAll("\\(.*", "");
        return Names.key(name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean isReadable(SchemaObject routine) {
        return routine.get(Attribute.LANGUAGE).filter("plpgsql"::equals).isPresent();
    }

    boolean isOn(String table) {
        return Names.same(trigger.table(), table);
    }

    /** Whether a name stands anywhere in its texts. */
    boolean mentions(String name) {
        return texts.stream().anyMatch(text -> text.words().contains(name));
    }

    /** What its texts do to rows. */
    Stream<StatementIntent> says() {
        return texts.stream().map(TriggerText::says);
    }

    boolean deletesFrom(String table) {
        return says().anyMatch(says -> says.deletes().contains(table));
    }

    /** Whether it may give a column values: its texts say so, or leave it open. */
    boolean gives(String table, String column) {
        return texts.stream().anyMatch(text -> gives(text, table, column))
                || hidden && isOn(table) && (mentions(column) || trigger.body().endsWith("()"));
    }

    private boolean gives(TriggerText text, String table, String column) {
        boolean anew =
                text.says().deletes().contains(table) && text.says().inserts().contains(table);
        return anew
                || text.says().changes(table, column)
                || isOn(table) && text.assigned().contains(column)
                || text.open() && (isOn(table) || text.words().contains(table));
    }
}
