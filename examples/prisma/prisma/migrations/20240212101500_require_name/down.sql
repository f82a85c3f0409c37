PRAGMA foreign_keys=OFF;
CREATE TABLE "old_Reader" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "name" TEXT
);
INSERT INTO "old_Reader" ("email", "id", "name") SELECT "email", "id", "name" FROM "Reader";
DROP TABLE "Reader";
ALTER TABLE "old_Reader" RENAME TO "Reader";
PRAGMA foreign_keys=ON;
