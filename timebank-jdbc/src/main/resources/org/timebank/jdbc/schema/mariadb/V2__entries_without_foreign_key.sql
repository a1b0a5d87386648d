-- Timebank, version 2, for MariaDB.

-- Entries are written only together with what they do to their accounts: the key made sure of what the library makes sure of.
ALTER TABLE timebank_ledger_entry DROP FOREIGN KEY IF EXISTS timebank_ledger_entry_of_account;

INSERT INTO timebank_schema (version) VALUES (2);
