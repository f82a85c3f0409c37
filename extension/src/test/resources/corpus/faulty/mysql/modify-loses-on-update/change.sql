ALTER TABLE items MODIFY changed timestamp(3) NULL;
