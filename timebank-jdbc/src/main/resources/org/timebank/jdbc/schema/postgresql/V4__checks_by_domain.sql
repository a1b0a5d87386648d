-- Timebank, version 4, for PostgreSQL.

-- PostgreSQL reads the text of a table's checks again for each statement that writes to it, but that of a domain's once for
-- each session. On the tables that every transfer writes to, what is to be true of one column is now said by its domain.
-- What is to be true of several columns is not said there any more: the statements of the library keep it, and verification
-- finds where somebody else did not.
--
-- The tables of accounts and of entries are written anew, and locked meanwhile.

DO $$ BEGIN CREATE DOMAIN timebank_digest AS BYTEA CONSTRAINT timebank_digest_length CHECK (OCTET_LENGTH(VALUE) = 32); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN CREATE DOMAIN timebank_sum AS BIGINT CONSTRAINT timebank_sum_not_negative CHECK (VALUE >= 0); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN CREATE DOMAIN timebank_place AS BIGINT CONSTRAINT timebank_place_from_one CHECK (VALUE >= 1); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN CREATE DOMAIN timebank_moved AS BIGINT CONSTRAINT timebank_moved_not_zero CHECK (VALUE <> 0); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN CREATE DOMAIN timebank_counted AS INT CONSTRAINT timebank_counted_from_zero CHECK (VALUE >= 0); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

DO $$ BEGIN CREATE DOMAIN timebank_kind AS VARCHAR(20) COLLATE "C" CONSTRAINT timebank_kind_of_account CHECK (VALUE IN ('MEMBER', 'POT', 'ISSUANCE', 'NOTES', 'EXPIRED', 'CLEARING', 'SUSPENSE')); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

-- In the order in which commands use these tables, so that none of them waits for this while this waits for it.
ALTER TABLE timebank_answer DROP CONSTRAINT IF EXISTS timebank_answer_once;

ALTER TABLE timebank_ledger_transaction DROP CONSTRAINT IF EXISTS timebank_ledger_transaction_reverses;

ALTER TABLE timebank_account
    DROP CONSTRAINT IF EXISTS timebank_account_kind,
    DROP CONSTRAINT IF EXISTS timebank_account_entries,
    DROP CONSTRAINT IF EXISTS timebank_account_credited,
    DROP CONSTRAINT IF EXISTS timebank_account_held,
    DROP CONSTRAINT IF EXISTS timebank_account_head,
    DROP CONSTRAINT IF EXISTS timebank_account_closed,
    DROP CONSTRAINT IF EXISTS timebank_account_terms_version,
    ALTER COLUMN kind TYPE timebank_kind,
    ALTER COLUMN held TYPE timebank_sum,
    ALTER COLUMN credited TYPE timebank_sum,
    ALTER COLUMN entries TYPE timebank_sum,
    ALTER COLUMN head TYPE timebank_digest,
    ALTER COLUMN terms_version TYPE timebank_counted;

ALTER TABLE timebank_ledger_entry
    DROP CONSTRAINT IF EXISTS timebank_ledger_entry_number,
    DROP CONSTRAINT IF EXISTS timebank_ledger_entry_line,
    DROP CONSTRAINT IF EXISTS timebank_ledger_entry_minutes,
    DROP CONSTRAINT IF EXISTS timebank_ledger_entry_credited,
    DROP CONSTRAINT IF EXISTS timebank_ledger_entry_head,
    ALTER COLUMN number TYPE timebank_place,
    ALTER COLUMN line TYPE timebank_counted,
    ALTER COLUMN minutes TYPE timebank_moved,
    ALTER COLUMN credited TYPE timebank_sum,
    ALTER COLUMN head TYPE timebank_digest;

INSERT INTO timebank_schema (version) VALUES (4);
