-- Timebank, version 6, for PostgreSQL: each sixteenth entry of an account is a milestone, by which its day and its moment are
-- found in as many steps in a long past as in a short one. Both never go back in an account, whenever its entries occurred.

CREATE INDEX IF NOT EXISTS timebank_ledger_entry_by_day ON timebank_ledger_entry (timebank_no, account_id, latest_day, number)
    WHERE number % 16 = 0;

CREATE INDEX IF NOT EXISTS timebank_ledger_entry_by_moment ON timebank_ledger_entry (timebank_no, account_id, posted_at, number)
    WHERE number % 16 = 0;

INSERT INTO timebank_schema (version) VALUES (6);
