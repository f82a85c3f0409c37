CREATE TABLE "users" ("id" integer PRIMARY KEY NOT NULL);
--> statement-breakpoint
CREATE TABLE "notes" ("id" integer PRIMARY KEY NOT NULL, "user_id" integer NOT NULL);
