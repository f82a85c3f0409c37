// Writes drizzle/ anew: one `drizzle-kit generate` per file of schema/, in their order, named as the file is.
// Drizzle Kit stamps each migration with the time it was written, so the folders beside it get the new journal too.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, readdirSync, rmSync } from "node:fs";

const HAND_WRITTEN = {
  "drizzle-duplicate-index": ["0004_age_integer.sql"],
  "drizzle-duplicate-index-same-name": ["0004_age_integer.sql"],
  "drizzle-repaired": ["0003_name_not_null.sql", "0004_age_integer.sql", "0005_note_editor.sql"],
};

process.chdir(import.meta.dirname);
rmSync("drizzle", { recursive: true, force: true });
for (const file of readdirSync("schema").sort()) {
  const name = file.replace(/^\d+_|\.ts$/g, "");
  execFileSync("npx", ["drizzle-kit", "generate", "--name", name], {
    stdio: "inherit",
    env: { ...process.env, SCHEMA: `./schema/${file}` },
  });
}

for (const [folder, handWritten] of Object.entries(HAND_WRITTEN)) {
  cpSync("drizzle/meta", `${folder}/meta`, { recursive: true });
  for (const file of readdirSync("drizzle")) {
    if (file.endsWith(".sql") && !handWritten.includes(file)) {
      copyFileSync(`drizzle/${file}`, `${folder}/${file}`);
    }
  }
}
console.log("Now run `npm run production`: the production database's history holds the times of the old journal.");
