-- CreateIndex
CREATE UNIQUE INDEX "Reader_email_key" ON "Reader"("email");
