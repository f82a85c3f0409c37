import { defineConfig } from "drizzle-kit";

// generate.mjs sets SCHEMA to one step after the other; the newest is the application's schema today.
export default defineConfig({
  dialect: "sqlite",
  schema: process.env.SCHEMA ?? "./schema/0006_note_archived.ts",
  out: "./drizzle",
});
