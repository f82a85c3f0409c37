package io.github.migrationtest.check;

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
record SchemaLoss(String table, String object, String sort, boolean ofDefinition, boolean said, String what) {}
