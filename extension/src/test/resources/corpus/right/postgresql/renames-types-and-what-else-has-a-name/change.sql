ALTER TYPE score_type RENAME TO "ScoreConfigType";
ALTER DOMAIN amount RENAME TO quantity;
ALTER SEQUENCE numbers RENAME TO score_numbers;
ALTER VIEW totals RENAME TO score_totals;
ALTER FUNCTION zero() RENAME TO nothing;
