CREATE TABLE "users" ("email" TEXT NOT NULL, "id" INTEGER PRIMARY KEY);
CREATE INDEX "users_email" ON "users"("email" ASC);
insert into users values ('a@example.org', 1);
