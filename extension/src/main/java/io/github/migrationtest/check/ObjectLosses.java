package io.github.migrationtest.check;

import io.github.migrationtest.internal.run.SaidDrops;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Difference;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.Trigger;
import java.util.Set;
import java.util.function.Consumer;

/** What was lost of views, triggers and all that is neither a table nor in the definition of one. */
record ObjectLosses(Survivors survivors, SaidDrops said, Consumer<SchemaLoss> found) {
    void look(SchemaChange change) {
        if (change instanceof SchemaChange.TriggerDropped dropped) {
            String table = survivors.nameAfter(dropped.trigger().table());
            if (survivors.isThere(table) || survivors.isViewThere(table)) {
                String name = dropped.trigger().name();
                add(table, name, "trigger", said.drops(name), SchemaLosses.lost(change));
            }
        } else if (change instanceof SchemaChange.TriggerChanged changed) {
            lookAtTrigger(changed);
        } else if (change instanceof SchemaChange.ViewDropped dropped) {
            String name = dropped.view().name();
            add(name, name, "view", said.drops(name), SchemaLosses.lost(change));
        } else if (change instanceof SchemaChange.ViewChanged changed
                && changed.after().attributes().has(Attribute.BROKEN)
                && !changed.before().attributes().has(Attribute.BROKEN)) {
            add(
                    changed.after().name(),
                    changed.after().name(),
                    "view",
                    false,
                    "view " + changed.after().name() + " cannot be read any more: "
                            + changed.after().attributes().get(Attribute.BROKEN).orElse(""));
        } else if (change instanceof SchemaChange.ViewChanged changed) {
            lookAtView(changed);
        } else if (change instanceof SchemaChange.ObjectDropped dropped) {
            lookAtObject(dropped.object(), change);
        } else if (change instanceof SchemaChange.ObjectChanged changed) {
            SchemaLosses.weaker(changed.differences()).stream()
                    .filter(difference -> !isTypeOfNumbers(changed, difference))
                    .forEach(difference -> add(
                            changed.after().table().orElse(changed.after().name()),
                            changed.after().name(),
                            difference.attribute(),
                            said.alters(changed.after().name()),
                            SchemaLosses.lostIn(change)));
        }
    }

    /** {@code DISABLE TRIGGER USER} for a moment, and nothing that ends it. */
    private void lookAtTrigger(SchemaChange.TriggerChanged changed) {
        String name = changed.after().name();
        if (isOff(changed.after()) && !isOff(changed.before())) {
            add(
                    survivors.nameAfter(changed.after().table()),
                    name,
                    "trigger",
                    said.alters(name),
                    "trigger " + name + " on " + changed.after().table() + " is left disabled");
        }
    }

    private static boolean isOff(Trigger trigger) {
        return trigger.attributes()
                .get(Attribute.ENABLED)
                .filter("disabled"::equals)
                .isPresent();
    }

    /** A sequence keeps its type, which is only not worth telling any more where its column has become of the same. */
    private static boolean isTypeOfNumbers(SchemaChange.ObjectChanged changed, Difference difference) {
        return changed.after().type() == ObjectType.SEQUENCE
                && difference.attribute().equals(Attribute.TYPE.words());
    }

    /** A view is dropped to be made anew, which says nothing of its indexes, its comment and of who may read it. */
    private void lookAtView(SchemaChange.ViewChanged changed) {
        String name = changed.after().name();
        Set<String> named = survivors.words(changed.after().definition());
        named.addAll(survivors.keys(changed.after().columns()));
        changed.before().indexes().stream()
                .filter(index -> named.containsAll(survivors.keys(index.columns())))
                .filter(index -> changed.after().indexes().stream().noneMatch(there -> isAsGood(there, index)))
                .forEach(index ->
                        add(name, index.name(), "index", said.drops(index.name()), index.describe() + " is gone"));
        SchemaLosses.weaker(changed.differences()).stream()
                .filter(SchemaLosses::isOfRights)
                .forEach(difference ->
                        add(name, name, difference.attribute(), said.alters(name), "view " + name + ": " + difference));
    }

    private static boolean isAsGood(Index there, Index lost) {
        return there.parts().equals(lost.parts())
                && there.predicate().equals(lost.predicate())
                && (there.unique() || !lost.unique());
    }

    /** What a sequence gives is told by the column that owns it, which may take its numbers from another one now. */
    private void lookAtObject(SchemaObject object, SchemaChange change) {
        boolean goesAlong = object.get(Attribute.OWNED_BY).isPresent()
                || object.table()
                        .map(survivors::nameAfter)
                        .filter(table -> !survivors.isThere(table) && !survivors.isViewThere(table))
                        .isPresent();
        if (!goesAlong) {
            add(
                    object.table().orElse(object.name()),
                    object.name(),
                    object.type().words(),
                    said.drops(withoutArguments(object.name())),
                    SchemaLosses.lost(change));
        }
    }

    private static String withoutArguments(String routine) {
        int bracket = routine.indexOf('(');
        return bracket < 0 ? routine : routine.substring(0, bracket);
    }

    private void add(String table, String object, String sort, boolean isSaid, String what) {
        found.accept(new SchemaLoss(table, object, sort, false, isSaid, what));
    }
}
