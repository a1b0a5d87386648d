package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.timebank.command.TimebankId;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/**
 * Keeps timebanks in H2, PostgreSQL or MariaDB, in the tables of {@link TimebankSchema}. Thread-safe; one for an
 * application.
 *
 * <p>Every call takes a connection of the data source and gives it back as it was. A change set is applied in one
 * transaction of its own, at READ COMMITTED; loading and asking lock nothing. Changes of one account wait for each other;
 * those of different accounts do not.
 *
 * <p>H2 must be opened with {@code WRITE_DELAY=0}: otherwise what was said to be stored is lost when the process is killed
 * within half a second. A warning is logged where it is not.
 */
public final class JdbcTimebankStore implements TimebankStore {

    private final Connections connections;
    private final Dialect dialect;
    private final Timebanks timebanks = new Timebanks();

    private JdbcTimebankStore(Connections connections, Dialect dialect) {
        this.connections = connections;
        this.dialect = dialect;
    }

    /**
     * The store in a database. The tables are there already, or are created before the first use.
     *
     * @param dataSource where to connect, best a pool
     * @throws IllegalArgumentException if the database is not H2, PostgreSQL or MariaDB
     * @throws org.timebank.spi.StoreException if the database cannot be reached
     */
    public static JdbcTimebankStore of(DataSource dataSource) {
        Connections connections = new Connections(dataSource);
        return new JdbcTimebankStore(connections, connections.reading(JdbcTimebankStore::dialect));
    }

    private static Dialect dialect(Connection connection) throws SQLException {
        Dialect dialect = Dialect.of(connection.getMetaData());
        if (dialect == Dialect.H2) {
            WriteDelay.warn(connection);
        }
        return dialect;
    }

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        return connections.reading(connection -> {
            OptionalInt number = timebanks.find(connection, timebank);
            return number.isPresent()
                    ? new Loading(new Session(connection, dialect, number.getAsInt())).of(needs)
                    : Facts.builder().build();
        });
    }

    /**
     * Stores a change set.
     *
     * @throws IllegalArgumentException if there is no such timebank and the change set does not found it, or if it moves an
     *     account that does not exist or frees more than is held
     * @throws ArithmeticException if what stands on an account would become too large for a {@code long}
     * @throws org.timebank.spi.StoreException if the database fails, in which case it is not known whether the change set
     *     was stored
     */
    @Override
    public Applied apply(TimebankId timebank, ChangeSet changes) {
        if (changes.isEmpty()) {
            return Applied.APPLIED;
        }
        return connections.changing(dialect, connection -> {
            Applying.apply(new Session(connection, dialect, number(connection, timebank, changes)), changes);
            return Applied.APPLIED;
        });
    }

    private int number(Connection connection, TimebankId timebank, ChangeSet changes) throws SQLException {
        OptionalInt number = timebanks.find(connection, timebank);
        if (number.isPresent()) {
            return number.getAsInt();
        }
        if (changes.changes().stream().anyMatch(change -> change.expectedVersion() > 0)) {
            throw new Stale();
        }
        if (changes.changes().stream().noneMatch(change -> change.value() instanceof AdoptedRules)) {
            throw new IllegalArgumentException("There is no timebank " + timebank + "; rules found one");
        }
        return timebanks.found(connection, timebank);
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of question is answered with its own type
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return (R)
                (Asking.isOfOneMoment(query)
                        ? connections.reading(connection -> answer(connection, timebank, query))
                        : connections.readingOneMoment(dialect, connection -> answer(connection, timebank, query)));
    }

    private Object answer(Connection connection, TimebankId timebank, Query<?> query) throws SQLException {
        OptionalInt number = timebanks.find(connection, timebank);
        return number.isPresent()
                ? Asking.answer(new Session(connection, dialect, number.getAsInt()), query)
                : Asking.answerOfNone(query);
    }
}
