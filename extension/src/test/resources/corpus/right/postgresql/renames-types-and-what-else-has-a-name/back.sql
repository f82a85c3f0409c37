ALTER FUNCTION nothing() RENAME TO zero;
ALTER VIEW score_totals RENAME TO totals;
ALTER SEQUENCE score_numbers RENAME TO numbers;
ALTER DOMAIN quantity RENAME TO amount;
ALTER TYPE "ScoreConfigType" RENAME TO score_type;
