CREATE INDEX events_kind ON ONLY events (kind);
