// Makes production.db.gz: a database that the real migrator brought to 0002_tag_colour, before the rebuilds, and filled with
// rows as people leave them. The same numbers come out of every run.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { awkwardAges, awkwardDates, awkwardInstants, awkwardTexts, words } from "./production-texts.mjs";

const APPLIED = 3;
const USERS = 2_000;
const NOTES = 20_000;
const TAGS = 200;
const NOTE_TAGS = 28_000;

let state = 20_240_229;

/** A number from 0 to below the limit (mulberry32). */
function random(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
}

const oneOf = (values) => values[random(values.length)];
const chance = (percent) => random(100) < percent;
const sentence = (length) => Array.from({ length }, () => oneOf(words)).join(" ");
const twoDigits = (number) => String(number).padStart(2, "0");

const ordinaryDate = () =>
  `20${twoDigits(15 + random(10))}-${twoDigits(1 + random(12))}-${twoDigits(1 + random(28))}T${twoDigits(random(24))}:${twoDigits(random(60))}:00Z`;

process.chdir(import.meta.dirname);
const work = mkdtempSync(join(tmpdir(), "production-"));
try {
  const folder = join(work, "drizzle");
  cpSync("drizzle", folder, { recursive: true });
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8"));
  journal.entries.length = APPLIED;
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify(journal));

  const file = join(work, "production.db");
  const database = new Database(file);
  migrate(drizzle(database), { migrationsFolder: folder });
  database.transaction(() => fill(database))();
  if (database.pragma("foreign_key_check").length > 0) {
    throw new Error("production.mjs wrote rows whose parents are missing.");
  }
  database.exec("VACUUM");
  database.close();
  writeFileSync("production.db.gz", gzipSync(readFileSync(file), { level: 9 }));
} finally {
  rmSync(work, { recursive: true, force: true });
}

function fill(database) {
  fillUsers(database);
  fillTags(database);
  fillNotes(database);
  fillNoteTags(database);
  // The newest rows of all were deleted again, so AUTOINCREMENT has given out more ids than there are rows.
  database.exec(`
    INSERT INTO users (id, email, name) VALUES (2004, 'gone@example.org', 'Gone');
    DELETE FROM users WHERE id = 2004;
    INSERT INTO notes (id, owner_id, title, created_at) VALUES (20040, 1, 'gone', '2024-01-01T00:00:00Z');
    DELETE FROM notes WHERE id = 20040;`);
}

function fillUsers(database) {
  const insert = database.prepare("INSERT INTO users (id, email, name, age, bio) VALUES (?, ?, ?, ?, ?)");
  for (let id = 1; id <= USERS; id++) {
    const awkward = awkwardTexts[id - 1];
    insert.run(
      id,
      email(id),
      awkward ?? `${oneOf(words)} ${oneOf(words)}`,
      awkwardAges[id - 1] ?? (chance(12) ? null : String(16 + random(80))),
      chance(40) ? null : chance(5) ? "" : chance(10) ? oneOf(awkwardTexts) : sentence(3 + random(9)),
    );
  }
}

/** Neighbours that are easily taken for one another: by case, by Unicode form, by a blank. */
function email(id) {
  const alike = ["Zoë@example.org", "Zoe\u0308@example.org", "ANN@example.org", "ann@example.org", "ann@example.org ", "", "o'hara@example.org", "用户@例え.example"];
  return alike[id - 1] ?? `user${id}@example.org`;
}

function fillTags(database) {
  const insert = database.prepare("INSERT INTO tags (id, name, owner_id, colour) VALUES (?, ?, ?, ?)");
  for (let id = 1; id <= TAGS; id++) {
    insert.run(
      id,
      awkwardTexts[id - 1] ?? `${oneOf(words)}-${id}`,
      chance(30) ? null : 1 + random(USERS),
      chance(50) ? null : oneOf(["#ff0000", "", "rebeccapurple", "000000", "1e10"]),
    );
  }
}

function fillNotes(database) {
  const insert = database.prepare(
    "INSERT INTO notes (id, owner_id, edited_by, title, body, created_at, remind_at, pinned) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  for (let id = 1; id <= NOTES; id++) {
    insert.run(
      id,
      1 + random(USERS),
      chance(60) ? null : 1 + random(USERS),
      chance(2) ? oneOf(awkwardTexts) : sentence(2 + random(4)),
      body(id),
      chance(2) ? oneOf(awkwardDates) : ordinaryDate(),
      chance(85) ? null : chance(10) ? oneOf(awkwardInstants) : 1_420_070_400_000 + random(315_360_000) * 1_000,
      chance(5) ? 1 : 0,
    );
  }
}

function body(id) {
  if (id % 500 === 0) {
    return `${oneOf(awkwardTexts)}\n${sentence(2_000 + random(3_000))}`;
  }
  return chance(10) ? null : chance(3) ? "" : chance(5) ? oneOf(awkwardTexts) : sentence(4 + random(12));
}

function fillNoteTags(database) {
  const insert = database.prepare("INSERT OR IGNORE INTO note_tags (note_id, tag_id) VALUES (?, ?)");
  for (let written = 0; written < NOTE_TAGS; ) {
    // The squares make a few tags common and most of them rare.
    written += insert.run(1 + random(NOTES), 1 + Math.floor((random(1_000) / 1_000) ** 2 * TAGS)).changes;
  }
}
