-- Timebank, version 4, for H2: checks without lists. H2 2.4.240 looks a list up in the session that made the check, and refuses every row
-- when that has ended. On PostgreSQL, checks became those of domains.

ALTER TABLE timebank_community_rules DROP CONSTRAINT IF EXISTS timebank_community_rules_rounding_direction;

ALTER TABLE timebank_community_rules ADD CONSTRAINT timebank_community_rules_rounding_direction
    CHECK (CASE rounding_direction WHEN 'UP' THEN TRUE WHEN 'NEAREST' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_member DROP CONSTRAINT IF EXISTS timebank_member_kind;

ALTER TABLE timebank_member ADD CONSTRAINT timebank_member_kind
    CHECK (CASE kind WHEN 'PERSON' THEN TRUE WHEN 'ORGANISATION' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_offer DROP CONSTRAINT IF EXISTS timebank_offer_kind;

ALTER TABLE timebank_offer ADD CONSTRAINT timebank_offer_kind
    CHECK (CASE kind WHEN 'OFFER' THEN TRUE WHEN 'REQUEST' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_exchange DROP CONSTRAINT IF EXISTS timebank_exchange_state;

ALTER TABLE timebank_exchange ADD CONSTRAINT timebank_exchange_state
    CHECK (CASE state WHEN 'AWAITING_APPROVAL' THEN TRUE WHEN 'PROPOSED' THEN TRUE WHEN 'AGREED' THEN TRUE WHEN 'SETTLED' THEN TRUE WHEN 'DECLINED' THEN TRUE WHEN 'CANCELLED' THEN TRUE WHEN 'REVERSED' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_exchange DROP CONSTRAINT IF EXISTS timebank_exchange_settled;

ALTER TABLE timebank_exchange ADD CONSTRAINT timebank_exchange_settled
    CHECK ((CASE state WHEN 'SETTLED' THEN TRUE WHEN 'REVERSED' THEN TRUE ELSE FALSE END) = (transaction_id IS NOT NULL));

ALTER TABLE timebank_exchange_leg DROP CONSTRAINT IF EXISTS timebank_exchange_leg_kind;

ALTER TABLE timebank_exchange_leg ADD CONSTRAINT timebank_exchange_leg_kind
    CHECK (CASE kind WHEN 'PERSON_TO_PERSON' THEN TRUE WHEN 'PERSON_TO_AGENCY' THEN TRUE WHEN 'AGENCY_TO_PERSON' THEN TRUE WHEN 'AGENCY_TO_AGENCY' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_account DROP CONSTRAINT IF EXISTS timebank_account_kind;

ALTER TABLE timebank_account ADD CONSTRAINT timebank_account_kind
    CHECK (CASE kind WHEN 'MEMBER' THEN TRUE WHEN 'POT' THEN TRUE WHEN 'ISSUANCE' THEN TRUE WHEN 'NOTES' THEN TRUE WHEN 'EXPIRED' THEN TRUE WHEN 'CLEARING' THEN TRUE WHEN 'SUSPENSE' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_hold DROP CONSTRAINT IF EXISTS timebank_hold_state;

ALTER TABLE timebank_hold ADD CONSTRAINT timebank_hold_state
    CHECK (CASE state WHEN 'OPEN' THEN TRUE WHEN 'CAPTURED' THEN TRUE WHEN 'RELEASED' THEN TRUE WHEN 'EXPIRED' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_risk_assessment DROP CONSTRAINT IF EXISTS timebank_risk_assessment_stage;

ALTER TABLE timebank_risk_assessment ADD CONSTRAINT timebank_risk_assessment_stage
    CHECK (CASE stage WHEN 'PROPOSAL' THEN TRUE WHEN 'AGREEMENT' THEN TRUE WHEN 'DONE' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_risk_assessment DROP CONSTRAINT IF EXISTS timebank_risk_assessment_decision;

ALTER TABLE timebank_risk_assessment ADD CONSTRAINT timebank_risk_assessment_decision
    CHECK (CASE decision WHEN 'ALLOW' THEN TRUE WHEN 'ALLOW_WITH_CONDITIONS' THEN TRUE WHEN 'EVIDENCE_NEEDED' THEN TRUE WHEN 'REFER' THEN TRUE WHEN 'UNLAWFUL' THEN TRUE WHEN 'DECLINED_BY_MEMBER' THEN TRUE ELSE FALSE END);

ALTER TABLE timebank_risk_finding DROP CONSTRAINT IF EXISTS timebank_risk_finding_decision;

ALTER TABLE timebank_risk_finding ADD CONSTRAINT timebank_risk_finding_decision
    CHECK (CASE decision WHEN 'ALLOW' THEN TRUE WHEN 'ALLOW_WITH_CONDITIONS' THEN TRUE WHEN 'EVIDENCE_NEEDED' THEN TRUE WHEN 'REFER' THEN TRUE WHEN 'UNLAWFUL' THEN TRUE WHEN 'DECLINED_BY_MEMBER' THEN TRUE ELSE FALSE END);

INSERT INTO timebank_schema (version) VALUES (4);
