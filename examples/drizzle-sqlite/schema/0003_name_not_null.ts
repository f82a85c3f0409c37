import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const users = sqliteTable("users", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  age: text("age"),
  bio: text("bio"),
});

export const notes = sqliteTable("notes", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  ownerId: integer("owner_id").notNull().references(() => users.id, { onDelete: "cascade" }),
  editedBy: integer("edited_by"),
  title: text("title").notNull(),
  body: text("body"),
  createdAt: text("created_at").notNull(),
  remindAt: integer("remind_at", { mode: "timestamp_ms" }),
  pinned: integer("pinned", { mode: "boolean" }).notNull().default(false),
}, (notes) => [
  index("notes_owner_idx").on(notes.ownerId),
  index("notes_created_idx").on(notes.createdAt),
]);

export const tags = sqliteTable("tags", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: text("name").notNull().unique(),
  ownerId: integer("owner_id").references(() => users.id, { onDelete: "set null" }),
  colour: text("colour"),
});

export const noteTags = sqliteTable("note_tags", {
  noteId: integer("note_id").notNull().references(() => notes.id, { onDelete: "cascade" }),
  tagId: integer("tag_id").notNull().references(() => tags.id, { onDelete: "cascade" }),
}, (noteTags) => [primaryKey({ columns: [noteTags.noteId, noteTags.tagId] })]);
