-- Timebank, version 5, for H2: an account knows the version of its member, 0 if it is the community's. So whoever moves it
-- learns whether the member has changed since.

ALTER TABLE timebank_account ADD COLUMN IF NOT EXISTS member_version INT DEFAULT 0 NOT NULL;

UPDATE timebank_account
SET member_version = COALESCE((
    SELECT m.version
    FROM timebank_member m
    WHERE m.timebank_no = timebank_account.timebank_no
    AND m.id = timebank_account.id), 0);

INSERT INTO timebank_schema (version) VALUES (5);
