CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY, "email" TEXT);
CREATE TABLE "notes" ("id" INTEGER NOT NULL PRIMARY KEY, "user_id" INTEGER NOT NULL,
    CONSTRAINT "notes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
CREATE INDEX "notes_user" ON "notes" ("user_id");
INSERT INTO users VALUES (1, 'a'), (2, 'b');
INSERT INTO notes VALUES (1, 1), (2, 2);
