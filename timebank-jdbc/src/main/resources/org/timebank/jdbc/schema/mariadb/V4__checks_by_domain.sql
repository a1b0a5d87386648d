-- Timebank, version 4, for MariaDB: as version 3. On PostgreSQL, checks became those of domains, and on H2, they have
-- no lists any more.

INSERT INTO timebank_schema (version) VALUES (4);
