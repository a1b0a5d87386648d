-- Timebank, version 1, for MariaDB.
--
-- Text has the collation utf8mb4_nopad_bin: 'a', 'A' and 'a ' are three texts, whatever the database's own collation is.
-- Ids are BINARY(16), in the order of their text: the type UUID refuses some ids and orders others differently. To read
-- one: CAST(id AS UUID). Moments are in UTC.
--
-- Every key is led by the number of the timebank. Amounts are whole minutes. Names are those of the Java API.

CREATE TABLE IF NOT EXISTS timebank_schema (
    version INT NOT NULL,
    PRIMARY KEY (version)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS timebank (
    timebank_no INT NOT NULL AUTO_INCREMENT,
    id VARCHAR(64) NOT NULL,
    PRIMARY KEY (timebank_no),
    CONSTRAINT timebank_by_id UNIQUE (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What a community decided, version by version. The highest one holds.
CREATE TABLE IF NOT EXISTS timebank_community_rules (
    timebank_no INT NOT NULL,
    version INT NOT NULL,
    rounding_direction VARCHAR(10) NOT NULL,
    rounding_step_minutes INT NOT NULL,
    person_debit_limit BIGINT,
    organisation_debit_limit BIGINT,
    longest_plausible_minutes BIGINT NOT NULL,
    zone VARCHAR(64) NOT NULL,
    adopted_at DATETIME(6) NOT NULL,
    adopted_by VARCHAR(100) NOT NULL,
    PRIMARY KEY (timebank_no, version),
    CONSTRAINT timebank_community_rules_of_timebank FOREIGN KEY (timebank_no) REFERENCES timebank (timebank_no),
    CONSTRAINT timebank_community_rules_rounding_direction CHECK (rounding_direction IN ('UP', 'NEAREST')),
    CONSTRAINT timebank_community_rules_rounding_step CHECK (rounding_step_minutes BETWEEN 1 AND 60 AND MOD(60, rounding_step_minutes) = 0),
    CONSTRAINT timebank_community_rules_debit_limits CHECK (person_debit_limit >= 0 AND organisation_debit_limit >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS timebank_member (
    timebank_no INT NOT NULL,
    id BINARY(16) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_member_kind CHECK (kind IN ('PERSON', 'ORGANISATION'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- When a member belonged, counted from 1. No last day while it lasts.
CREATE TABLE IF NOT EXISTS timebank_membership (
    timebank_no INT NOT NULL,
    member_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE,
    PRIMARY KEY (timebank_no, member_id, number),
    CONSTRAINT timebank_membership_of_member FOREIGN KEY (timebank_no, member_id) REFERENCES timebank_member (timebank_no, id),
    CONSTRAINT timebank_membership_days CHECK (last_day >= first_day)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The host's own ids for a member.
CREATE TABLE IF NOT EXISTS timebank_member_reference (
    timebank_no INT NOT NULL,
    reference_system VARCHAR(40) NOT NULL,
    reference_value VARCHAR(100) NOT NULL,
    member_id BINARY(16) NOT NULL,
    PRIMARY KEY (timebank_no, reference_system, reference_value),
    CONSTRAINT timebank_member_reference_of_member FOREIGN KEY (timebank_no, member_id) REFERENCES timebank_member (timebank_no, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS timebank_member_reference_by_member ON timebank_member_reference (timebank_no, member_id);

CREATE TABLE IF NOT EXISTS timebank_category (
    timebank_no INT NOT NULL,
    code VARCHAR(40) NOT NULL,
    label VARCHAR(200) NOT NULL,
    needs_approval BOOLEAN NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, code)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Offers and requests.
CREATE TABLE IF NOT EXISTS timebank_offer (
    timebank_no INT NOT NULL,
    id BINARY(16) NOT NULL,
    member_id BINARY(16) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    category VARCHAR(40) NOT NULL,
    title MEDIUMTEXT NOT NULL,
    published_at DATETIME(6) NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_offer_kind CHECK (kind IN ('OFFER', 'REQUEST'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS timebank_offer_by_category ON timebank_offer (timebank_no, category, id);

CREATE TABLE IF NOT EXISTS timebank_exchange (
    timebank_no INT NOT NULL,
    id BINARY(16) NOT NULL,
    reference VARCHAR(100),
    state VARCHAR(20) NOT NULL,
    approved_by VARCHAR(100),
    recorded_at DATETIME(6) NOT NULL,
    recorded_by VARCHAR(100) NOT NULL,
    transaction_id BINARY(16),
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_exchange_state CHECK (state IN ('AWAITING_APPROVAL', 'PROPOSED', 'AGREED', 'SETTLED', 'DECLINED', 'CANCELLED')),
    CONSTRAINT timebank_exchange_settled CHECK ((state = 'SETTLED') = (transaction_id IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Who gave time to whom, counted from 0.
CREATE TABLE IF NOT EXISTS timebank_exchange_leg (
    timebank_no INT NOT NULL,
    exchange_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    provider_id BINARY(16) NOT NULL,
    recipient_id BINARY(16) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    category VARCHAR(40) NOT NULL,
    leg_date DATE NOT NULL,
    stated_minutes BIGINT NOT NULL,
    credited_minutes BIGINT,
    without_prior_approval BOOLEAN NOT NULL,
    PRIMARY KEY (timebank_no, exchange_id, number),
    CONSTRAINT timebank_exchange_leg_of_exchange FOREIGN KEY (timebank_no, exchange_id) REFERENCES timebank_exchange (timebank_no, id),
    CONSTRAINT timebank_exchange_leg_kind CHECK (kind IN ('PERSON_TO_PERSON', 'PERSON_TO_AGENCY', 'AGENCY_TO_PERSON', 'AGENCY_TO_AGENCY')),
    CONSTRAINT timebank_exchange_leg_parties CHECK (provider_id <> recipient_id),
    CONSTRAINT timebank_exchange_leg_minutes CHECK (stated_minutes >= 1 AND credited_minutes >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The parties that have agreed.
CREATE TABLE IF NOT EXISTS timebank_exchange_agreement (
    timebank_no INT NOT NULL,
    exchange_id BINARY(16) NOT NULL,
    member_id BINARY(16) NOT NULL,
    PRIMARY KEY (timebank_no, exchange_id, member_id),
    CONSTRAINT timebank_exchange_agreement_of_exchange FOREIGN KEY (timebank_no, exchange_id) REFERENCES timebank_exchange (timebank_no, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS timebank_account (
    timebank_no INT NOT NULL,
    id BINARY(16) NOT NULL,
    balance BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_account_balance CHECK (entries > 0 OR entries = 0 AND balance = 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS timebank_ledger_transaction (
    timebank_no INT NOT NULL,
    id BINARY(16) NOT NULL,
    reason VARCHAR(40) NOT NULL,
    subject BINARY(16) NOT NULL,
    occurred_on DATE NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    recorded_by VARCHAR(100) NOT NULL,
    on_behalf_of BINARY(16),
    rules_version INT NOT NULL,
    PRIMARY KEY (timebank_no, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Numbered from 1 without gaps in each account. The line is the entry's place in its transaction, counted from 0; the
-- balance is the account's after this entry. No foreign key to the transaction: it would need one more index, on two
-- engines of three, for rows that are written together only.
CREATE TABLE IF NOT EXISTS timebank_ledger_entry (
    timebank_no INT NOT NULL,
    account_id BINARY(16) NOT NULL,
    number BIGINT NOT NULL,
    transaction_id BINARY(16) NOT NULL,
    line INT NOT NULL,
    minutes BIGINT NOT NULL,
    balance BIGINT NOT NULL,
    PRIMARY KEY (timebank_no, account_id, number),
    CONSTRAINT timebank_ledger_entry_of_account FOREIGN KEY (timebank_no, account_id) REFERENCES timebank_account (timebank_no, id),
    CONSTRAINT timebank_ledger_entry_number CHECK (number >= 1),
    CONSTRAINT timebank_ledger_entry_minutes CHECK (minutes <> 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What risk checks were asked, what they saw and what followed. No exchange where the proposal never became one.
CREATE TABLE IF NOT EXISTS timebank_risk_assessment (
    timebank_no INT NOT NULL,
    id BINARY(16) NOT NULL,
    exchange_id BINARY(16),
    stage VARCHAR(20) NOT NULL,
    decision VARCHAR(30) NOT NULL,
    checks MEDIUMTEXT NOT NULL,
    facts MEDIUMTEXT NOT NULL,
    rules_version INT NOT NULL,
    assessed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (timebank_no, id),
    CONSTRAINT timebank_risk_assessment_stage CHECK (stage IN ('PROPOSAL', 'AGREEMENT', 'DONE')),
    CONSTRAINT timebank_risk_assessment_decision CHECK (decision IN ('ALLOW', 'ALLOW_WITH_CONDITIONS', 'EVIDENCE_NEEDED', 'REFER', 'UNLAWFUL', 'DECLINED_BY_MEMBER'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS timebank_risk_assessment_by_exchange ON timebank_risk_assessment (timebank_no, exchange_id);

-- What a check noticed, counted from 0 within the assessment; the leg is counted from 0 within the exchange.
CREATE TABLE IF NOT EXISTS timebank_risk_finding (
    timebank_no INT NOT NULL,
    assessment_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    code VARCHAR(40) NOT NULL,
    leg INT NOT NULL,
    decision VARCHAR(30) NOT NULL,
    for_member VARCHAR(500) NOT NULL,
    for_broker VARCHAR(500) NOT NULL,
    remedy VARCHAR(500) NOT NULL,
    PRIMARY KEY (timebank_no, assessment_id, number),
    CONSTRAINT timebank_risk_finding_of_assessment FOREIGN KEY (timebank_no, assessment_id) REFERENCES timebank_risk_assessment (timebank_no, id),
    CONSTRAINT timebank_risk_finding_decision CHECK (decision IN ('ALLOW', 'ALLOW_WITH_CONDITIONS', 'EVIDENCE_NEEDED', 'REFER', 'UNLAWFUL', 'DECLINED_BY_MEMBER'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What was asked under a key, as a SHA-256, and what was answered. An answer to several keys is kept with the first, to
-- which the others point, and which lists them, in order, as a canonical text.
CREATE TABLE IF NOT EXISTS timebank_answer (
    timebank_no INT NOT NULL,
    idempotency_key VARCHAR(100) NOT NULL,
    fingerprint BINARY(32) NOT NULL,
    first_key VARCHAR(100),
    further_keys MEDIUMTEXT,
    result MEDIUMTEXT,
    refusals MEDIUMTEXT,
    assessment_id BINARY(16),
    answered_at DATETIME(6),
    PRIMARY KEY (timebank_no, idempotency_key),
    CONSTRAINT timebank_answer_once CHECK (
        (first_key IS NULL AND answered_at IS NOT NULL AND (result IS NULL) <> (refusals IS NULL))
        OR (first_key IS NOT NULL AND answered_at IS NULL AND further_keys IS NULL AND result IS NULL AND refusals IS NULL AND assessment_id IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What happened, numbered from 1 without gaps for each subject.
CREATE TABLE IF NOT EXISTS timebank_event (
    timebank_no INT NOT NULL,
    subject BINARY(16) NOT NULL,
    number INT NOT NULL,
    id BINARY(16) NOT NULL,
    event_type VARCHAR(40) NOT NULL,
    detail MEDIUMTEXT NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    recorded_by VARCHAR(100) NOT NULL,
    on_behalf_of BINARY(16),
    PRIMARY KEY (timebank_no, subject, number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO timebank_schema (version) VALUES (1);
