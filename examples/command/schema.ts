import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const lists = sqliteTable("lists", {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
  color: text().notNull().default("grey"),
});

export const tasks = sqliteTable("tasks", {
  id: integer().primaryKey(),
  listId: integer("list_id")
    .notNull()
    .references(() => lists.id, { onDelete: "cascade" }),
  title: text().notNull(),
  doneAt: text("done_at"),
});
