CREATE TABLE "posts" ("id" INTEGER NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, CHECK ("title" <> ''));
