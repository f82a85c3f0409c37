package io.github.migrationtest.check;

import java.util.regex.Pattern;

/**
 * Something that a schema had and has no more, or has less strictly.
 *
 * @param table the table that it is of; the name itself of what is of none
 * @param object how a message names it
 * @param sort what it is: {@code index}, {@code not null}; losses of one sort are one intention
 * @param ofDefinition whether it stands in the definition of its table, so that a rebuild can only leave it out
 * @param said whether the script says it by name
 * @param what in a line
 */
record SchemaLoss(String table, String object, String sort, boolean ofDefinition, boolean said, String what) {

    /** Whether a tool's own file says of it that it is to go. */
    boolean isIntendedBy(String change) {
        return switch (sort) {
            case "not null" -> change.equals(object + " not null");
            case "default" -> change.startsWith(object + " with the default ");
            case "primary key" -> change.startsWith(object + " with the primary key ");
            case "index", "foreign key", "foreign key's actions" -> isMentionedBy(change);
            default -> false;
        };
    }

    /** Whether a tool's own file speaks of the thing: {@code users.name nullable}, {@code no index users_name on users}. */
    boolean isMentionedBy(String difference) {
        String name = what.startsWith("foreign key on ")
                ? what.replaceFirst("foreign key on", "foreign key from").replaceFirst("( is gone$|: ).*", "")
                : sort.equals("index") ? "index " + object + " on " + table : object;
        return (difference + " ").matches("(?s)(no |the )?(unique )?" + Pattern.quote(name) + " .*");
    }
}
