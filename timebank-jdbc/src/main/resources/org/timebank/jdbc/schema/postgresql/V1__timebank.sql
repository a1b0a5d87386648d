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

-- What a community decided, version by version. The highest one holds.
CREATE TABLE IF NOT EXISTS timebank_community_rules (
    timebank_no INT NOT NULL,
    version INT NOT NULL,
    rounding_direction VARCHAR(10) COLLATE "C" NOT NULL,
    rounding_step_minutes INT NOT NULL,
    person_debit_limit BIGINT,
    organisation_debit_limit BIGINT,
    longest_plausible_minutes BIGINT NOT NULL,
    zone VARCHAR(64) COLLATE "C" NOT NULL,
    adopted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    adopted_by VARCHAR(100) COLLATE "C" NOT NULL,
    PRIMARY KEY (timebank_no, version),
    CONSTRAINT timebank_community_rules_of_timebank FOREIGN KEY (timebank_no) REFERENCES timebank (timebank_no),
    CONSTRAINT timebank_community_rules_rounding_direction CHECK (rounding_direction IN ('UP', 'NEAREST')),
    CONSTRAINT timebank_community_rules_rounding_step CHECK (rounding_step_minutes BETWEEN 1 AND 60 AND MOD(60, rounding_step_minutes) = 0),
    CONSTRAINT timebank_community_rules_debit_limits CHECK (person_debit_limit >= 0 AND organisation_debit_limit >= 0)
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
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_exchange_state CHECK (state IN ('AWAITING_APPROVAL', 'PROPOSED', 'AGREED', 'SETTLED', 'DECLINED', 'CANCELLED')),
    CONSTRAINT timebank_exchange_settled CHECK ((state = 'SETTLED') = (transaction_id IS NOT NULL))
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

-- Half-filled pages, so that a new balance fits beside the old one and no index is touched.
CREATE TABLE IF NOT EXISTS timebank_account (
    timebank_no INT NOT NULL,
    id UUID NOT NULL,
    balance BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_account_balance CHECK (entries > 0 OR entries = 0 AND balance = 0)
) WITH (fillfactor = 50);

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
    PRIMARY KEY (timebank_no, id)
);

-- Numbered from 1 without gaps in each account. The line is the entry's place in its transaction, counted from 0; the
-- balance is the account's after this entry. No foreign key to the transaction: it would need one more index, on two
-- engines of three, for rows that are written together only.
CREATE TABLE IF NOT EXISTS timebank_ledger_entry (
    timebank_no INT NOT NULL,
    account_id UUID NOT NULL,
    number BIGINT NOT NULL,
    transaction_id UUID NOT NULL,
    line INT NOT NULL,
    minutes BIGINT NOT NULL,
    balance BIGINT NOT NULL,
    PRIMARY KEY (timebank_no, account_id, number),
    CONSTRAINT timebank_ledger_entry_of_account FOREIGN KEY (timebank_no, account_id) REFERENCES timebank_account (timebank_no, id),
    CONSTRAINT timebank_ledger_entry_number CHECK (number >= 1),
    CONSTRAINT timebank_ledger_entry_minutes CHECK (minutes <> 0)
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
-- which the others point, and which lists them, in order, as a canonical text.
CREATE TABLE IF NOT EXISTS timebank_answer (
    timebank_no INT NOT NULL,
    idempotency_key VARCHAR(100) COLLATE "C" NOT NULL,
    fingerprint BYTEA NOT NULL,
    first_key VARCHAR(100) COLLATE "C",
    further_keys TEXT COLLATE "C",
    result TEXT COLLATE "C",
    refusals TEXT COLLATE "C",
    assessment_id UUID,
    answered_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (timebank_no, idempotency_key),
    CONSTRAINT timebank_answer_once CHECK (
        (first_key IS NULL AND answered_at IS NOT NULL AND (result IS NULL) <> (refusals IS NULL))
        OR (first_key IS NOT NULL AND answered_at IS NULL AND further_keys IS NULL AND result IS NULL AND refusals IS NULL AND assessment_id IS NULL))
);

-- What happened, numbered from 1 without gaps for each subject.
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
    PRIMARY KEY (timebank_no, subject, number)
);

INSERT INTO timebank_schema (version) VALUES (1);
