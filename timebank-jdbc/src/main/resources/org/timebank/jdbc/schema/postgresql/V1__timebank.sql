-- Timebank, version 1, for PostgreSQL.
--
-- Text has the collation "C": compared and ordered by its bytes, whatever the database's own collation is.
--
-- Every key is led by the number of the timebank. Amounts are whole minutes. Names are those of the Java API.

CREATE TABLE IF NOT EXISTS timebank_schema (
    version INT NOT NULL,
    PRIMARY KEY (version)
);

CREATE TABLE IF NOT EXISTS timebank (
    timebank_no INT GENERATED ALWAYS AS IDENTITY,
    id VARCHAR(64) COLLATE "C" NOT NULL,
    PRIMARY KEY (timebank_no),
    CONSTRAINT timebank_by_id UNIQUE (id)
);

-- What a community decided, version by version. The highest one holds. Floors, ceilings and warning levels are those of
-- accounts that have no limits of their own.
CREATE TABLE IF NOT EXISTS timebank_community_rules (
    timebank_no INT NOT NULL,
    version INT NOT NULL,
    rounding_direction VARCHAR(10) COLLATE "C" NOT NULL,
    rounding_step_minutes INT NOT NULL,
    person_floor BIGINT,
    person_ceiling BIGINT,
    person_warn_below BIGINT,
    person_warn_above BIGINT,
    organisation_floor BIGINT,
    organisation_ceiling BIGINT,
    organisation_warn_below BIGINT,
    organisation_warn_above BIGINT,
    longest_plausible_minutes BIGINT NOT NULL,
    zone VARCHAR(64) COLLATE "C" NOT NULL,
    welcome_grant BIGINT NOT NULL,
    reversal_below_floor BOOLEAN NOT NULL,
    expiry_months INT,
    hold_days INT,
    adopted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    adopted_by VARCHAR(100) COLLATE "C" NOT NULL,
    PRIMARY KEY (timebank_no, version),
    CONSTRAINT timebank_community_rules_of_timebank FOREIGN KEY (timebank_no) REFERENCES timebank (timebank_no),
    CONSTRAINT timebank_community_rules_rounding_direction CHECK (rounding_direction IN ('UP', 'NEAREST')),
    CONSTRAINT timebank_community_rules_rounding_step CHECK (rounding_step_minutes BETWEEN 1 AND 60 AND MOD(60, rounding_step_minutes) = 0),
    CONSTRAINT timebank_community_rules_persons CHECK (person_floor <= person_ceiling),
    CONSTRAINT timebank_community_rules_organisations CHECK (organisation_floor <= organisation_ceiling),
    CONSTRAINT timebank_community_rules_longest_plausible CHECK (longest_plausible_minutes >= 1),
    CONSTRAINT timebank_community_rules_welcome_grant CHECK (welcome_grant >= 0),
    CONSTRAINT timebank_community_rules_expiry CHECK (expiry_months >= 1),
    CONSTRAINT timebank_community_rules_holds CHECK (hold_days >= 0)
);

CREATE TABLE IF NOT EXISTS timebank_member (
    timebank_no INT NOT NULL,
    id UUID NOT NULL,
    kind VARCHAR(20) COLLATE "C" NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_member_kind CHECK (kind IN ('PERSON', 'ORGANISATION'))
);

-- When a member belonged, counted from 1. No last day while it lasts.
CREATE TABLE IF NOT EXISTS timebank_membership (
    timebank_no INT NOT NULL,
    member_id UUID NOT NULL,
    number INT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE,
    PRIMARY KEY (timebank_no, member_id, number),
    CONSTRAINT timebank_membership_of_member FOREIGN KEY (timebank_no, member_id) REFERENCES timebank_member (timebank_no, id),
    CONSTRAINT timebank_membership_days CHECK (last_day >= first_day)
);

-- The host's own ids for a member.
CREATE TABLE IF NOT EXISTS timebank_member_reference (
    timebank_no INT NOT NULL,
    reference_system VARCHAR(40) COLLATE "C" NOT NULL,
    reference_value VARCHAR(100) COLLATE "C" NOT NULL,
    member_id UUID NOT NULL,
    PRIMARY KEY (timebank_no, reference_system, reference_value),
    CONSTRAINT timebank_member_reference_of_member FOREIGN KEY (timebank_no, member_id) REFERENCES timebank_member (timebank_no, id)
);

CREATE INDEX IF NOT EXISTS timebank_member_reference_by_member ON timebank_member_reference (timebank_no, member_id);

CREATE TABLE IF NOT EXISTS timebank_category (
    timebank_no INT NOT NULL,
    code VARCHAR(40) COLLATE "C" NOT NULL,
    label VARCHAR(200) COLLATE "C" NOT NULL,
    needs_approval BOOLEAN NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, code)
);

-- Offers and requests.
CREATE TABLE IF NOT EXISTS timebank_offer (
    timebank_no INT NOT NULL,
    id UUID NOT NULL,
    member_id UUID NOT NULL,
    kind VARCHAR(10) COLLATE "C" NOT NULL,
    category VARCHAR(40) COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    published_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_offer_kind CHECK (kind IN ('OFFER', 'REQUEST'))
);

CREATE INDEX IF NOT EXISTS timebank_offer_by_category ON timebank_offer (timebank_no, category, id);

CREATE TABLE IF NOT EXISTS timebank_exchange (
    timebank_no INT NOT NULL,
    id UUID NOT NULL,
    reference VARCHAR(100) COLLATE "C",
    state VARCHAR(20) COLLATE "C" NOT NULL,
    approved_by VARCHAR(100) COLLATE "C",
    recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    recorded_by VARCHAR(100) COLLATE "C" NOT NULL,
    transaction_id UUID,
    hold_id UUID,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_exchange_state CHECK (state IN ('AWAITING_APPROVAL', 'PROPOSED', 'AGREED', 'SETTLED', 'DECLINED', 'CANCELLED', 'REVERSED')),
    CONSTRAINT timebank_exchange_settled CHECK ((state IN ('SETTLED', 'REVERSED')) = (transaction_id IS NOT NULL))
);

-- Who gave time to whom, counted from 0.
CREATE TABLE IF NOT EXISTS timebank_exchange_leg (
    timebank_no INT NOT NULL,
    exchange_id UUID NOT NULL,
    number INT NOT NULL,
    provider_id UUID NOT NULL,
    recipient_id UUID NOT NULL,
    kind VARCHAR(20) COLLATE "C" NOT NULL,
    category VARCHAR(40) COLLATE "C" NOT NULL,
    leg_date DATE NOT NULL,
    stated_minutes BIGINT NOT NULL,
    credited_minutes BIGINT,
    without_prior_approval BOOLEAN NOT NULL,
    PRIMARY KEY (timebank_no, exchange_id, number),
    CONSTRAINT timebank_exchange_leg_of_exchange FOREIGN KEY (timebank_no, exchange_id) REFERENCES timebank_exchange (timebank_no, id),
    CONSTRAINT timebank_exchange_leg_kind CHECK (kind IN ('PERSON_TO_PERSON', 'PERSON_TO_AGENCY', 'AGENCY_TO_PERSON', 'AGENCY_TO_AGENCY')),
    CONSTRAINT timebank_exchange_leg_parties CHECK (provider_id <> recipient_id),
    CONSTRAINT timebank_exchange_leg_minutes CHECK (stated_minutes >= 1 AND credited_minutes >= 1)
);

-- The parties that have agreed.
CREATE TABLE IF NOT EXISTS timebank_exchange_agreement (
    timebank_no INT NOT NULL,
    exchange_id UUID NOT NULL,
    member_id UUID NOT NULL,
    PRIMARY KEY (timebank_no, exchange_id, member_id),
    CONSTRAINT timebank_exchange_agreement_of_exchange FOREIGN KEY (timebank_no, exchange_id) REFERENCES timebank_exchange (timebank_no, id)
);

-- What stands on each account. The head closes over all entries, see timebank_ledger_entry. The latest moment and day are the
-- greatest of those at which its entries were recorded, and on which they occurred. The version of its terms is 0 while none
-- were set.
--
-- Half-filled pages, so that a new balance fits beside the old one and no index is touched.
CREATE TABLE IF NOT EXISTS timebank_account (
    timebank_no INT NOT NULL,
    id UUID NOT NULL,
    kind VARCHAR(20) COLLATE "C" NOT NULL,
    balance BIGINT NOT NULL,
    held BIGINT NOT NULL,
    credited BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    head BYTEA NOT NULL,
    latest_at TIMESTAMP(6) WITH TIME ZONE,
    latest_day DATE,
    closed BOOLEAN NOT NULL,
    terms_version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_account_kind CHECK (kind IN ('MEMBER', 'POT', 'ISSUANCE', 'NOTES', 'EXPIRED', 'CLEARING', 'SUSPENSE')),
    CONSTRAINT timebank_account_entries CHECK (
        (entries > 0 AND latest_at IS NOT NULL AND latest_day IS NOT NULL)
        OR (entries = 0 AND latest_at IS NULL AND latest_day IS NULL AND balance = 0 AND credited = 0)),
    CONSTRAINT timebank_account_credited CHECK (credited >= 0 AND credited >= balance),
    CONSTRAINT timebank_account_held CHECK (held >= 0),
    CONSTRAINT timebank_account_head CHECK (OCTET_LENGTH(head) = 32),
    CONSTRAINT timebank_account_closed CHECK (closed = FALSE OR (balance = 0 AND held = 0 AND terms_version > 0)),
    CONSTRAINT timebank_account_terms_version CHECK (terms_version >= 0)
) WITH (fillfactor = 50);

-- On what terms an account is kept, version by version. The highest one holds. Without limits of its own, an account has
-- those of the community's rules.
CREATE TABLE IF NOT EXISTS timebank_account_terms (
    timebank_no INT NOT NULL,
    account_id UUID NOT NULL,
    version INT NOT NULL,
    own_limits BOOLEAN NOT NULL,
    own_floor BIGINT,
    own_ceiling BIGINT,
    own_warn_below BIGINT,
    own_warn_above BIGINT,
    closed BOOLEAN NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_by VARCHAR(100) COLLATE "C" NOT NULL,
    explanation VARCHAR(200) COLLATE "C" NOT NULL,
    PRIMARY KEY (timebank_no, account_id, version),
    CONSTRAINT timebank_account_terms_of_account FOREIGN KEY (timebank_no, account_id) REFERENCES timebank_account (timebank_no, id),
    CONSTRAINT timebank_account_terms_version_number CHECK (version >= 1),
    CONSTRAINT timebank_account_terms_limits CHECK (own_floor <= own_ceiling),
    CONSTRAINT timebank_account_terms_own CHECK (
        own_limits = TRUE
        OR (own_floor IS NULL AND own_ceiling IS NULL AND own_warn_below IS NULL AND own_warn_above IS NULL))
);

-- A reversal names the transaction that it undoes. Who recorded a transaction, and the explanation, may be erased: no hash
-- is over them.
CREATE TABLE IF NOT EXISTS timebank_ledger_transaction (
    timebank_no INT NOT NULL,
    id UUID NOT NULL,
    reason VARCHAR(40) COLLATE "C" NOT NULL,
    subject UUID NOT NULL,
    occurred_on DATE NOT NULL,
    recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    recorded_by VARCHAR(100) COLLATE "C" NOT NULL,
    on_behalf_of UUID,
    rules_version INT NOT NULL,
    reverses UUID,
    explanation VARCHAR(200) COLLATE "C",
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_ledger_transaction_reverses CHECK ((reason = 'REVERSAL') = (reverses IS NOT NULL))
);

-- Which transactions were undone, and by which: the key admits one reversal of each.
CREATE TABLE IF NOT EXISTS timebank_reversal (
    timebank_no INT NOT NULL,
    transaction_id UUID NOT NULL,
    reversed_by UUID NOT NULL,
    PRIMARY KEY (timebank_no, transaction_id)
);

-- Numbered from 1 without gaps in each account. The line is the entry's place in its transaction, counted from 0. Balance,
-- credited and head are the account's after this entry, as are the latest day and posted_at, the latest moment: these two
-- never decrease from one number to the next. No foreign key to the transaction, for rows that are written together only.
CREATE TABLE IF NOT EXISTS timebank_ledger_entry (
    timebank_no INT NOT NULL,
    account_id UUID NOT NULL,
    number BIGINT NOT NULL,
    transaction_id UUID NOT NULL,
    line INT NOT NULL,
    latest_day DATE NOT NULL,
    posted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    minutes BIGINT NOT NULL,
    balance BIGINT NOT NULL,
    credited BIGINT NOT NULL,
    head BYTEA NOT NULL,
    PRIMARY KEY (timebank_no, account_id, number),
    CONSTRAINT timebank_ledger_entry_of_account FOREIGN KEY (timebank_no, account_id) REFERENCES timebank_account (timebank_no, id),
    CONSTRAINT timebank_ledger_entry_number CHECK (number >= 1),
    CONSTRAINT timebank_ledger_entry_line CHECK (line >= 0),
    CONSTRAINT timebank_ledger_entry_minutes CHECK (minutes <> 0),
    CONSTRAINT timebank_ledger_entry_credited CHECK (credited >= 0 AND credited >= balance AND credited >= minutes),
    CONSTRAINT timebank_ledger_entry_head CHECK (OCTET_LENGTH(head) = 32)
);

-- From a transaction to its entries, for those who reverse it. Ids grow with time, so that it grows at its end.
CREATE INDEX IF NOT EXISTS timebank_ledger_entry_by_transaction ON timebank_ledger_entry (timebank_no, transaction_id);

-- Entries that occurred before the account's latest day at that time, again: what a balance of a past day has to look for.
-- Entries that come in the order of their days are not here, and cost nothing.
CREATE TABLE IF NOT EXISTS timebank_late_entry (
    timebank_no INT NOT NULL,
    account_id UUID NOT NULL,
    occurred_on DATE NOT NULL,
    number BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    PRIMARY KEY (timebank_no, account_id, occurred_on, number)
);

-- Credits that are set aside.
CREATE TABLE IF NOT EXISTS timebank_hold (
    timebank_no INT NOT NULL,
    id UUID NOT NULL,
    state VARCHAR(20) COLLATE "C" NOT NULL,
    exchange_id UUID,
    last_day DATE,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_hold_state CHECK (state IN ('OPEN', 'CAPTURED', 'RELEASED', 'EXPIRED'))
);

CREATE INDEX IF NOT EXISTS timebank_hold_due ON timebank_hold (timebank_no, last_day) WHERE state = 'OPEN';

-- How much of which account. Open as long as the hold is: so the open holds of an account are found among themselves.
CREATE TABLE IF NOT EXISTS timebank_hold_part (
    timebank_no INT NOT NULL,
    hold_id UUID NOT NULL,
    account_id UUID NOT NULL,
    minutes BIGINT NOT NULL,
    open BOOLEAN NOT NULL,
    PRIMARY KEY (timebank_no, hold_id, account_id),
    CONSTRAINT timebank_hold_part_of_hold FOREIGN KEY (timebank_no, hold_id) REFERENCES timebank_hold (timebank_no, id),
    CONSTRAINT timebank_hold_part_minutes CHECK (minutes >= 1)
);

CREATE INDEX IF NOT EXISTS timebank_hold_part_on_account ON timebank_hold_part (timebank_no, account_id, hold_id) WHERE open;

-- Seals over the ledger, numbered from 1 without gaps, each with the digest of the one before.
CREATE TABLE IF NOT EXISTS timebank_seal (
    timebank_no INT NOT NULL,
    number INT NOT NULL,
    sealed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    sealed_by VARCHAR(100) COLLATE "C" NOT NULL,
    previous BYTEA NOT NULL,
    root BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (timebank_no, number),
    CONSTRAINT timebank_seal_number CHECK (number >= 1),
    CONSTRAINT timebank_seal_digests CHECK (OCTET_LENGTH(previous) = 32 AND OCTET_LENGTH(root) = 32 AND OCTET_LENGTH(digest) = 32)
);

-- What a seal is over: so many entries of the account, and its head after them. No two seals are over the same last entry.
-- The key is led by the account, as the next seal asks of each account whether its last entry is sealed.
CREATE TABLE IF NOT EXISTS timebank_seal_head (
    timebank_no INT NOT NULL,
    account_id UUID NOT NULL,
    entries BIGINT NOT NULL,
    seal_no INT NOT NULL,
    head BYTEA NOT NULL,
    PRIMARY KEY (timebank_no, account_id, entries),
    CONSTRAINT timebank_seal_head_of_seal FOREIGN KEY (timebank_no, seal_no) REFERENCES timebank_seal (timebank_no, number),
    CONSTRAINT timebank_seal_head_by_seal UNIQUE (timebank_no, seal_no, account_id),
    CONSTRAINT timebank_seal_head_entries CHECK (entries >= 1),
    CONSTRAINT timebank_seal_head_length CHECK (OCTET_LENGTH(head) = 32)
);

-- What risk checks were asked, what they saw and what followed. No exchange where the proposal never became one.
CREATE TABLE IF NOT EXISTS timebank_risk_assessment (
    timebank_no INT NOT NULL,
    id UUID NOT NULL,
    exchange_id UUID,
    stage VARCHAR(20) COLLATE "C" NOT NULL,
    decision VARCHAR(30) COLLATE "C" NOT NULL,
    checks TEXT COLLATE "C" NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,
    rules_version INT NOT NULL,
    assessed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_risk_assessment_stage CHECK (stage IN ('PROPOSAL', 'AGREEMENT', 'DONE')),
    CONSTRAINT timebank_risk_assessment_decision CHECK (decision IN ('ALLOW', 'ALLOW_WITH_CONDITIONS', 'EVIDENCE_NEEDED', 'REFER', 'UNLAWFUL', 'DECLINED_BY_MEMBER'))
);

CREATE INDEX IF NOT EXISTS timebank_risk_assessment_by_exchange ON timebank_risk_assessment (timebank_no, exchange_id);

-- What a check noticed, counted from 0 within the assessment; the leg is counted from 0 within the exchange.
CREATE TABLE IF NOT EXISTS timebank_risk_finding (
    timebank_no INT NOT NULL,
    assessment_id UUID NOT NULL,
    number INT NOT NULL,
    code VARCHAR(40) COLLATE "C" NOT NULL,
    leg INT NOT NULL,
    decision VARCHAR(30) COLLATE "C" NOT NULL,
    for_member VARCHAR(500) COLLATE "C" NOT NULL,
    for_broker VARCHAR(500) COLLATE "C" NOT NULL,
    remedy VARCHAR(500) COLLATE "C" NOT NULL,
    PRIMARY KEY (timebank_no, assessment_id, number),
    CONSTRAINT timebank_risk_finding_of_assessment FOREIGN KEY (timebank_no, assessment_id) REFERENCES timebank_risk_assessment (timebank_no, id),
    CONSTRAINT timebank_risk_finding_decision CHECK (decision IN ('ALLOW', 'ALLOW_WITH_CONDITIONS', 'EVIDENCE_NEEDED', 'REFER', 'UNLAWFUL', 'DECLINED_BY_MEMBER'))
);

-- What was asked under a key, as a SHA-256, and what was answered. An answer to several keys is kept with the first, to
-- which the others point, and which lists them, in order, as a canonical text. So are refusals and warnings listed.
CREATE TABLE IF NOT EXISTS timebank_answer (
    timebank_no INT NOT NULL,
    idempotency_key VARCHAR(100) COLLATE "C" NOT NULL,
    fingerprint BYTEA NOT NULL,
    first_key VARCHAR(100) COLLATE "C",
    further_keys TEXT COLLATE "C",
    result TEXT COLLATE "C",
    refusals TEXT COLLATE "C",
    warnings TEXT COLLATE "C",
    assessment_id UUID,
    answered_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (timebank_no, idempotency_key),
    CONSTRAINT timebank_answer_once CHECK (
        (first_key IS NULL AND answered_at IS NOT NULL AND (result IS NULL) <> (refusals IS NULL) AND (warnings IS NULL OR result IS NOT NULL))
        OR (first_key IS NOT NULL AND answered_at IS NULL AND further_keys IS NULL AND result IS NULL AND refusals IS NULL
            AND warnings IS NULL AND assessment_id IS NULL))
);

-- What happened, numbered from 1 without gaps for each subject. Pending until the host has been told of it.
CREATE TABLE IF NOT EXISTS timebank_event (
    timebank_no INT NOT NULL,
    subject UUID NOT NULL,
    number INT NOT NULL,
    id UUID NOT NULL,
    event_type VARCHAR(40) COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    recorded_by VARCHAR(100) COLLATE "C" NOT NULL,
    on_behalf_of UUID,
    pending BOOLEAN NOT NULL,
    PRIMARY KEY (timebank_no, subject, number)
);

CREATE INDEX IF NOT EXISTS timebank_event_pending ON timebank_event (timebank_no, id) WHERE pending;

INSERT INTO timebank_schema (version) VALUES (1);
