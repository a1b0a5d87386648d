-- Timebank, version 3, for MariaDB: events are delivered to the host.

-- Who delivers the events of a timebank, and until when: one instance at a time.
CREATE TABLE IF NOT EXISTS timebank_event_lease (
    timebank_no INT NOT NULL,
    holder VARCHAR(100) NOT NULL,
    held_until DATETIME(6) NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no),
    CONSTRAINT timebank_event_lease_of_timebank FOREIGN KEY (timebank_no) REFERENCES timebank (timebank_no)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Events that could not be delivered. Given up, they are dead letters. The code is the name of an exception's class.
CREATE TABLE IF NOT EXISTS timebank_failed_delivery (
    timebank_no INT NOT NULL,
    event_id BINARY(16) NOT NULL,
    subject BINARY(16) NOT NULL,
    attempts INT NOT NULL,
    not_before DATETIME(6) NOT NULL,
    error_code VARCHAR(100) NOT NULL,
    given_up BOOLEAN NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (timebank_no, event_id),
    CONSTRAINT timebank_failed_delivery_of_timebank FOREIGN KEY (timebank_no) REFERENCES timebank (timebank_no),
    CONSTRAINT timebank_failed_delivery_attempts CHECK (attempts >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS timebank_failed_delivery_by_subject ON timebank_failed_delivery (timebank_no, subject, not_before);

CREATE INDEX IF NOT EXISTS timebank_failed_delivery_given_up ON timebank_failed_delivery (timebank_no, given_up, event_id);

INSERT INTO timebank_schema (version) VALUES (3);
