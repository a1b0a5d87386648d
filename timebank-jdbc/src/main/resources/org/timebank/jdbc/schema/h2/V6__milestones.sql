-- Timebank, version 6, for H2, which has no index of some rows only: nothing to do. See the script for PostgreSQL.

INSERT INTO timebank_schema (version) VALUES (6);
