package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Movement;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.Recalled;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;

/**
 * Keeps timebanks in H2, PostgreSQL or MariaDB, in the tables of {@link TimebankSchema}. Thread-safe; one for an
 * application.
 *
 * <p>Every call takes a connection of the data source and gives it back as it was. A change set is applied in one
 * transaction, the store's own at READ COMMITTED or the host's; loading and asking lock nothing. Changes of one account
 * wait for each other; those of different accounts do not. On PostgreSQL, what a command loads is mostly one round trip,
 * or none where it is remembered, and what it changes is one or two; gifts and the like that wait for the same account share
 * a transaction of the store's own.
 *
 * <p>H2 must be opened with {@code WRITE_DELAY=0}: otherwise what was said to be stored is lost when the process is killed
 * within half a second. A warning is logged where it is not. In an H2 file one change set is applied after the other, so
 * that the end of the process leaves none by half: let one store write to it.
 */
public final class JdbcTimebankStore implements TimebankStore {

    private final Connections connections;
    private final Timebanks timebanks;
    private final Remembered remembered;
    private final Recalling recalling;

    private JdbcTimebankStore(
            Connections connections, Timebanks timebanks, Remembered remembered, Duration longestWait) {
        this.connections = connections;
        this.timebanks = timebanks;
        this.remembered = remembered;
        this.recalling = new Recalling(connections, remembered, longestWait);
    }

    /**
     * The store in a database, in transactions of its own. The tables are there already, or are created before the first
     * use.
     *
     * @param dataSource where to connect, best a pool
     * @throws IllegalArgumentException if the database is not H2, PostgreSQL or MariaDB
     * @throws org.timebank.spi.StoreException if the database cannot be reached
     */
    public static JdbcTimebankStore of(DataSource dataSource) {
        return of(dataSource, TableNames.DEFAULT);
    }

    /**
     * The same, where the tables have other names.
     *
     * @param names those that the schema was created with
     */
    public static JdbcTimebankStore of(DataSource dataSource, TableNames names) {
        return of(dataSource, names, Recalling.LONGEST_WAIT);
    }

    /**
     * The same, with another patience.
     *
     * @param longestWait after which a change set does not wait in the application any more for others of its accounts
     */
    static JdbcTimebankStore of(DataSource dataSource, TableNames names, Duration longestWait) {
        return new JdbcTimebankStore(
                new OwnConnections(
                        dataSource, Connections.on(dataSource, connection -> Database.of(connection, names))),
                new Timebanks(),
                Remembered.byItself(),
                longestWait);
    }

    /**
     * The store in a database, within the host's transactions: it never commits, rolls back or closes, and changes neither
     * autocommit nor isolation. What the host rolls back was never there. A command is stored whole or not at all: what
     * came of one that fails is undone up to a savepoint. Others who change the same things meanwhile are told of by a
     * {@link org.timebank.command.ConflictException}, upon which the host rolls back and begins again.
     *
     * @param dataSource hands out the connection of the thread's transaction, as Spring's
     *     {@code TransactionAwareDataSourceProxy} does; without one, calls end in an {@link IllegalStateException}
     * @throws IllegalArgumentException if the database is not H2, PostgreSQL or MariaDB
     * @throws org.timebank.spi.StoreException if the database cannot be reached
     */
    public static JdbcTimebankStore joining(DataSource dataSource) {
        return joining(dataSource, TableNames.DEFAULT);
    }

    /**
     * The same, where the tables have other names.
     *
     * @param names those that the schema was created with
     */
    public static JdbcTimebankStore joining(DataSource dataSource, TableNames names) {
        return new JdbcTimebankStore(
                new JoinedConnections(
                        JoinedConnections.Lending.of(dataSource),
                        Connections.on(dataSource, connection -> Database.of(connection, names))),
                new Timebanks(),
                Remembered.nothing(),
                Recalling.LONGEST_WAIT);
    }

    /**
     * This store within a transaction of the host's, as {@link #joining(DataSource)} says, for as long as the transaction
     * lasts. It is made in no time, and may be made for each transaction.
     *
     * @param connection on which the host has begun a transaction, in the same database
     */
    public JdbcTimebankStore joining(Connection connection) {
        return new JdbcTimebankStore(
                new JoinedConnections(() -> connection, connections.database()),
                timebanks,
                Remembered.nothing(),
                Recalling.LONGEST_WAIT);
    }

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        OptionalInt remembered = timebanks.remembered(timebank);
        Facts facts = connections.reading(session -> load(session, timebank, needs));
        boolean isForgotten = remembered.isPresent()
                && needs.keys().contains(new Key.RulesKey())
                && facts.find(new Key.RulesKey()).isEmpty();
        if (isForgotten) {
            timebanks.forget(timebank);
            return connections.reading(session -> load(session, timebank, needs));
        }
        return facts;
    }

    private Facts load(Session session, TimebankId timebank, Needs needs) throws SQLException {
        OptionalInt number = timebanks.find(session, timebank);
        if (number.isEmpty()) {
            return Facts.builder().build();
        }
        Loading loading = new Loading(session.about(number.getAsInt()), remembered, needs);
        return Unreadable.unlessAltered(needs.keys(), loading::facts);
    }

    /**
     * What is remembered of rules and members, on PostgreSQL and in transactions of the store's own. Elsewhere it would not
     * save a statement.
     */
    @Override
    public Optional<Recalled> recall(TimebankId timebank, Needs needs) {
        OptionalInt number = timebanks.remembered(timebank);
        if (number.isEmpty() || connections.dialect() != Dialect.POSTGRESQL) {
            return Optional.empty();
        }
        return recalling.recall(number.getAsInt(), needs);
    }

    /** How many wait for others who move the same accounts. */
    int waiting(TimebankId timebank) {
        OptionalInt number = timebanks.remembered(timebank);
        return number.isPresent() ? recalling.waiting(number.getAsInt()) : 0;
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
        Applied applied = connections.changing(new Change(timebank, changes));
        timebanks.remembered(timebank).ifPresent(number -> remembered.forget(number, changes));
        return applied;
    }

    /** Applying a change set to a timebank. */
    private final class Change implements Connections.Changing {

        private final TimebankId timebank;
        private final ChangeSet changes;
        private final SortedMap<AccountId, Movement> movements;

        Change(TimebankId timebank, ChangeSet changes) {
            this.timebank = timebank;
            this.changes = changes;
            this.movements = changes.movements();
        }

        @Override
        public boolean mustLook() {
            return timebanks.remembered(timebank).isEmpty() || !UnseenAccounts.canBeMoved(changes, movements);
        }

        @Override
        public void with(Session session, boolean looking) throws SQLException {
            Applying.apply(
                    session.about(number(session)), changes, movements, remembered.zone(session.timebank()), looking);
        }

        private int number(Session session) throws SQLException {
            if (founds()) {
                return timebanks.found(session, timebank);
            }
            OptionalInt number = timebanks.find(session, timebank);
            if (number.isEmpty() && changes.changes().stream().allMatch(change -> change.expectedVersion() == 0)) {
                throw new IllegalArgumentException("There is no timebank " + timebank + "; rules found one");
            }
            return number.orElseThrow(Stale::new);
        }

        /** Whether the first rules are among the changes, and nothing is expected to be there. */
        private boolean founds() {
            return timebanks.remembered(timebank).isEmpty()
                    && changes.changes().stream()
                            .anyMatch(
                                    change -> change.value() instanceof AdoptedRules && change.expectedVersion() == 0);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of question is answered with its own type
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return (R)
                (Asking.isOfOneMoment(connections.dialect(), query)
                        ? connections.reading(session -> answer(session, timebank, query))
                        : connections.readingOneMoment(session -> answer(session, timebank, query)));
    }

    @Override
    public List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit) {
        return connections.reading(session -> Timebanks.page(session, selection, after, limit));
    }

    private Object answer(Session session, TimebankId timebank, Query<?> query) throws SQLException {
        OptionalInt number = timebanks.find(session, timebank);
        if (number.isEmpty()) {
            return Asking.answerOfNone(query);
        }
        Session about = session.about(number.getAsInt());
        return Unreadable.unlessAltered(List.of(query), () -> Asking.answer(about, query));
    }
}
