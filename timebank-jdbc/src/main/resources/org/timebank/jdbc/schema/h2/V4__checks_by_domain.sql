-- Timebank, version 4, for H2: as version 3. On PostgreSQL, checks became those of domains.

INSERT INTO timebank_schema (version) VALUES (4);
