// Runs both migrators on each folder and says where they differ; `run` beside this file prepares what it needs.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { contents, differences } from "./contents.mjs";

const RUNTIMES = ["better-sqlite3", "libsql"];
const OURS = "io.github.migrationtest.examples.drizzle.MigrateWithMigrationTest";
const here = import.meta.dirname;
const example = dirname(here);
const work = mkdtempSync(join(tmpdir(), "compare-"));
const runs = [];
const report = [];
let files = 0;

try {
  const asked = process.argv.slice(2);
  const empty = newDatabase();
  if (asked.length === 0) {
    const production = newFile("production.db");
    writeFileSync(production, gunzipSync(readFileSync(join(example, "production.db.gz"))));
    for (const folder of ["drizzle", "drizzle-repaired", "drizzle-duplicate-index", "drizzle-duplicate-index-same-name"]) {
      compareFolder(folder, join(example, folder), { empty, production });
    }
  }
  for (const folder of asked.map(drizzleFolder)) {
    const name = basename(folder) === "drizzle" ? basename(dirname(folder)) : basename(folder);
    const seeds = readdirSync(join(here, "seeds")).filter((seed) => seed === `${name}.sql` || seed.startsWith(`${name}-`));
    const databases = seeds.map((seed) => [seed, seeded(folder, join(here, "seeds", seed))]);
    compareFolder(name, folder, { empty, ...Object.fromEntries(databases) });
  }
  migrateWithMigrationTest();
  runs.forEach(compared);
} finally {
  rmSync(work, { recursive: true, force: true });
}
printReport();

/** On each database and runtime: all pending at once, then up to each migration, then each alone after the ones before it. */
function compareFolder(name, folder, databases) {
  const journal = journalOf(folder);
  for (const runtime of RUNTIMES) {
    for (const [start, source] of Object.entries(databases)) {
      const pending = pendingOf(journal, source);
      compare(name, start, runtime, "all at once", folder, source);
      if (start === "empty") {
        continue;
      }
      pending.slice(0, -1).forEach((entry) =>
        compare(name, start, runtime, `up to ${entry.tag}`, truncated(folder, journal, entry.idx), source),
      );
      let before = pending.length === 0 ? undefined : migrated(runtime, truncated(folder, journal, pending[0].idx), source);
      for (const entry of pending.slice(1)) {
        before = before && compare(name, start, runtime, `${entry.tag} alone`, truncated(folder, journal, entry.idx), before);
      }
    }
  }
}

/** Runs the real migrator, and gives its database, where it succeeded; ours follows, for all runs in one JVM. */
function compare(folder, start, runtime, migrations, path, source) {
  const theirs = withDrizzleOrm(runtime, path, source);
  runs.push({ folder, start, runtime, migrations, path, source, theirs, output: newFile("ours.db") });
  return theirs.failed ? undefined : theirs.output;
}

function compared({ folder, start, runtime, migrations, theirs, output }) {
  const ours = oursOf(output);
  const line = { folder, start, runtime, migrations, theirs: theirs.outcome, ours: ours.outcome, found: [] };
  if (theirs.failed !== ours.failed) {
    line.found.push("one fails");
  } else if (!theirs.failed) {
    const [left, right] = [contents(theirs.output), contents(output)];
    for (const part of ["schema", "rows", "history"]) {
      line.found.push(...differences(left[part], right[part]).map((difference) => describe(part, difference)));
    }
    line.rows = [...left.rows].filter(([table]) => !table.startsWith("sqlite_")).map(([table, rows]) => `${table} ${rows.length}`).join(", ");
  }
  line.messages = theirs.failed || ours.failed ? [theirs.message, ours.message] : [];
  report.push(line);
  console.log(`${line.found.length === 0 ? "same     " : "DIFFERENT"} ${folder} / ${start} / ${runtime} / ${migrations}`);
}

/** Row values stay out, the database may be anybody's; lines of a schema and of the history may be shown. */
function describe(part, { name, left, right, onlyLeft, onlyRight }) {
  const counts = `${part} of ${name}: ${left} lines with drizzle-orm, ${right} with Migration Test; `;
  const only = `${onlyLeft.length} only with drizzle-orm, ${onlyRight.length} only with Migration Test`;
  const shown = part === "rows" ? [] : [...onlyLeft.slice(0, 3).map((it) => `\n      drizzle-orm     ${it}`), ...onlyRight.slice(0, 3).map((it) => `\n      Migration Test  ${it}`)];
  return counts + only + shown.join("");
}

function withDrizzleOrm(runtime, folder, source) {
  const output = newFile("theirs.db");
  const run = spawnSync(process.execPath, [join(here, "migrate-with-drizzle-orm.mjs"), runtime, folder, source, output], { encoding: "utf8" });
  if (run.error || ![0, 1].includes(run.status)) {
    throw new Error(`A migrator did not run: ${run.error ?? run.stderr}`);
  }
  const failed = run.status === 1;
  return { ...outcome(failed), message: run.stderr.trim() || run.stdout.trim(), output };
}

function migrateWithMigrationTest() {
  const input = runs.map(({ path, source, runtime, output }) => [path, source, runtime, output].join("\t")).join("\n");
  const run = spawnSync("java", [OURS], { input, encoding: "utf8" });
  if (run.error || run.status !== 0) {
    throw new Error(`Migration Test did not run: ${run.error ?? run.stderr}`);
  }
}

function oursOf(output) {
  const failure = `${output}.failed`;
  const failed = existsSync(failure);
  return { ...outcome(failed), message: failed ? readFileSync(failure, "utf8").trim() : "" };
}

function outcome(failed) {
  return { failed, outcome: failed ? "fails" : "migrates" };
}

function migrated(runtime, folder, source) {
  const run = withDrizzleOrm(runtime, folder, source);
  return run.failed ? undefined : run.output;
}

function pendingOf(journal, file) {
  const database = new Database(file, { readonly: true });
  try {
    const known = database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = '__drizzle_migrations'").pluck().get();
    const last = known ? (database.prepare("SELECT max(CAST(created_at AS INTEGER)) FROM __drizzle_migrations").pluck().get() ?? -1) : -1;
    return journal.entries.filter((entry) => entry.when > last);
  } finally {
    database.close();
  }
}

function truncated(folder, journal, lastIdx) {
  const copy = newFile("drizzle");
  cpSync(folder, copy, { recursive: true });
  const kept = { ...journal, entries: journal.entries.filter((entry) => entry.idx <= lastIdx) };
  for (const { tag } of journal.entries.filter((entry) => entry.idx > lastIdx)) {
    rmSync(join(copy, `${tag}.sql`), { force: true });
  }
  writeFileSync(join(copy, "meta/_journal.json"), JSON.stringify(kept, null, 2));
  return copy;
}

/** A database at the folder's first migration, with the rows of a script. */
function seeded(folder, seed) {
  const file = migrated("better-sqlite3", truncated(folder, journalOf(folder), 0), newDatabase());
  const database = new Database(file);
  database.exec(readFileSync(seed, "utf8"));
  database.close();
  return file;
}

function newDatabase() {
  const file = newFile("empty.db");
  const database = new Database(file);
  // Without this the file has no byte, and a copy of it is not yet a database.
  database.exec("VACUUM");
  database.close();
  return file;
}

function newFile(name) {
  const directory = join(work, String(files++));
  mkdirSync(directory);
  return join(directory, name);
}

function drizzleFolder(asked) {
  const folder = resolve(asked);
  const found = [join(folder, "drizzle"), folder].find((it) => existsSync(join(it, "meta/_journal.json")));
  if (!found) {
    throw new Error(`${asked} is no folder of Drizzle Kit 0.x: neither it nor its folder drizzle has a meta/_journal.json.`);
  }
  return found;
}

function journalOf(folder) {
  return JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8"));
}

function printReport() {
  const head = ["folder", "database", "runtime", "migrations", "drizzle-orm", "Migration Test", "result", "rows after"];
  const lines = report.map((it) => [it.folder, it.start, it.runtime, it.migrations, it.theirs, it.ours, it.found.length === 0 ? "same" : "DIFFERENT", it.rows ?? ""]);
  console.log(`\n| ${head.join(" | ")} |\n|${head.map(() => "---").join("|")}|`);
  lines.forEach((line) => console.log(`| ${line.join(" | ")} |`));

  for (const it of report.filter((line) => line.messages.length > 0)) {
    console.log(`\n${it.folder} / ${it.start} / ${it.runtime} / ${it.migrations}`);
    console.log(`  drizzle-orm     ${it.messages[0] || "no message"}\n  Migration Test  ${it.messages[1] || "no message"}`);
  }
  const different = report.filter((it) => it.found.length > 0);
  for (const it of different) {
    console.log(`\nDIFFERENT: ${it.folder} / ${it.start} / ${it.runtime} / ${it.migrations}`);
    it.found.forEach((found) => console.log(`  ${found}`));
  }
  console.log(`\n${report.length} runs compared, ${different.length} different.`);
  process.exitCode = different.length > 0 || report.length === 0 ? 1 : 0;
}
