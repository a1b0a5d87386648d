-- Timebank, version 3, for PostgreSQL: events are delivered to the host.

-- Who delivers the events of a timebank, and until when: one instance at a time.
CREATE TABLE IF NOT EXISTS timebank_event_lease (
    timebank_no INT NOT NULL,
    holder VARCHAR(100) COLLATE "C" NOT NULL,
    held_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no),
    CONSTRAINT timebank_event_lease_of_timebank FOREIGN KEY (timebank_no) REFERENCES timebank (timebank_no)
);

-- Events that could not be delivered. Given up, they are dead letters. The code is the name of an exception's class.
CREATE TABLE IF NOT EXISTS timebank_failed_delivery (
    timebank_no INT NOT NULL,
    event_id UUID NOT NULL,
    subject UUID NOT NULL,
    attempts INT NOT NULL,
    not_before TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    error_code VARCHAR(100) COLLATE "C" NOT NULL,
    given_up BOOLEAN NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, event_id),
    CONSTRAINT timebank_failed_delivery_of_timebank FOREIGN KEY (timebank_no) REFERENCES timebank (timebank_no),
    CONSTRAINT timebank_failed_delivery_attempts CHECK (attempts >= 1)
);

CREATE INDEX IF NOT EXISTS timebank_failed_delivery_by_subject ON timebank_failed_delivery (timebank_no, subject, not_before);

CREATE INDEX IF NOT EXISTS timebank_failed_delivery_given_up ON timebank_failed_delivery (timebank_no, event_id) WHERE given_up;

-- What was delivered, for cleaning. A command stores what is pending, so that this costs it nothing; delivery pays for it.
CREATE INDEX IF NOT EXISTS timebank_event_delivered ON timebank_event (timebank_no, id) WHERE NOT pending;

INSERT INTO timebank_schema (version) VALUES (3);
