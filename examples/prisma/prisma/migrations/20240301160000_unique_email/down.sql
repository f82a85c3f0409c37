DROP INDEX "Reader_email_key";
