// What a SQLite file holds, in a form in which two files can be compared.
import Database from "better-sqlite3";

const HISTORY = "__drizzle_migrations";

/** Everything of a database: schema, rows and history, each as a map from a name to lines in a fixed order. */
export function contents(file) {
  const database = new Database(file, { readonly: true });
  try {
    const objects = database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").all();
    const tables = objects.filter((object) => object.type === "table").map((object) => object.name);
    const rows = new Map(tables.map((table) => [table, linesOf(database, table)]));
    const known = rows.delete(HISTORY);
    const history = known ? jsonOf(database, `SELECT *, typeof(hash), typeof(created_at) FROM ${HISTORY} ORDER BY created_at`) : [];
    return {
      schema: new Map([
        ["sqlite_schema", objects.map(({ type, name, tbl_name, sql }) => `${type} ${name} ${tbl_name} ${normalised(sql)}`)],
        ...tables.map((table) => [table, pragmasOf(database, table)]),
        ["integrity_check", jsonOf(database, "PRAGMA integrity_check")],
        ["foreign_key_check", jsonOf(database, "PRAGMA foreign_key_check")],
        ["user_version", jsonOf(database, "PRAGMA user_version")],
      ]),
      rows,
      history: new Map([[HISTORY, history]]),
    };
  } finally {
    database.close();
  }
}

/** The names whose lines differ, each with how many lines both sides have and how many only one has. */
export function differences(theirs, ours) {
  const found = [];
  for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
    const left = theirs.get(name) ?? [];
    const right = ours.get(name) ?? [];
    if (left.length !== right.length || left.some((line, index) => line !== right[index])) {
      const onlyLeft = without(left, right);
      const onlyRight = without(right, left);
      found.push({ name, left: left.length, right: right.length, onlyLeft, onlyRight });
    }
  }
  return found;
}

function without(lines, others) {
  const left = new Map();
  for (const line of others) {
    left.set(line, (left.get(line) ?? 0) + 1);
  }
  return lines.filter((line) => {
    const times = left.get(line) ?? 0;
    left.set(line, times - 1);
    return times <= 0;
  });
}

/** Each value with its storage class, as SQLite itself prints the bytes: a JavaScript number would round. */
function linesOf(database, table) {
  const columns = database.prepare("SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid").pluck().all(table);
  const values = columns.map(quoted).map(
    (column) => `typeof(${column}) || ':' || CASE typeof(${column}) WHEN 'real' THEN printf('%!.20g', ${column}) ELSE hex(${column}) END`,
  );
  return database.prepare(`SELECT ${values.join(" || ' ' || ")} FROM ${quoted(table)}`).pluck().all().sort();
}

function pragmasOf(database, table) {
  const indexes = database.prepare("SELECT name FROM pragma_index_list(?)").pluck().all(table);
  return [
    ...jsonOf(database, `PRAGMA table_xinfo(${quoted(table)})`).map((line) => `column ${line}`),
    ...jsonOf(database, `PRAGMA foreign_key_list(${quoted(table)})`).map((line) => `foreign key ${line}`),
    ...indexesOf(database, table),
    ...indexes.flatMap((index) => jsonOf(database, `PRAGMA index_xinfo(${quoted(index)})`).map((line) => `index ${index} ${line}`)),
  ].sort();
}

function indexesOf(database, table) {
  return database
    .prepare('SELECT name, "unique", origin, partial FROM pragma_index_list(?) ORDER BY name')
    .all(table)
    .map((index) => `index ${JSON.stringify(index)}`);
}

function jsonOf(database, query) {
  return database.prepare(query).all().map((row) => JSON.stringify(row));
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** The statement without its blanks, its quotes around names and its upper case; texts stay as they are. */
function normalised(sql) {
  return (sql ?? "")
    .match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\w+|\S/g)
    ?.filter((token) => !token.startsWith("--"))
    .map((token) => (token.startsWith("'") ? token : token.replace(/^["`[](.*)["`\]]$/s, "$1").toLowerCase()))
    .join(" ") ?? "";
}
