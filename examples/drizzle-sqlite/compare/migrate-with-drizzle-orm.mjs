// migrate-with-drizzle-orm.mjs <better-sqlite3|libsql> <folder> <database to copy> <output>
// Migrates a copy of a database with the real migrator, as an application does at its start.
import { copyFileSync } from "node:fs";
import { resolve } from "node:path";

const [runtime, folder, source, output] = process.argv.slice(2);
copyFileSync(source, output);

const migrators = {
  async "better-sqlite3"() {
    const { default: Database } = await import("better-sqlite3");
    const { drizzle } = await import("drizzle-orm/better-sqlite3");
    const { migrate } = await import("drizzle-orm/better-sqlite3/migrator");
    const database = new Database(output);
    try {
      migrate(drizzle(database), { migrationsFolder: folder });
    } finally {
      database.close();
    }
  },
  async libsql() {
    const { createClient } = await import("@libsql/client");
    const { drizzle } = await import("drizzle-orm/libsql");
    const { migrate } = await import("drizzle-orm/libsql/migrator");
    const client = createClient({ url: `file:${resolve(output)}` });
    try {
      await migrate(drizzle(client), { migrationsFolder: folder });
    } finally {
      client.close();
    }
  },
};

try {
  await migrators[runtime]();
} catch (failure) {
  const causes = [];
  for (let error = failure; error; error = error.cause) {
    causes.push(`${error.code ?? error.name}: ${error.message}`);
  }
  console.error(causes.at(-1));
  process.exitCode = 1;
}
