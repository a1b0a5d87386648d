package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Statements on one connection, about one timebank. What is looked up and what is changed may wait until it is sent along
 * with other statements; what is asked is answered at once. In statements, a list of keys stands wherever there is
 * {@value #LIST}, in the form {@code (timebank_no, id) IN} {@value #LIST}.
 */
abstract class Session {

    static final String LIST = "%s";

    private final Database database;
    private int timebank;

    Session(Database database) {
        this.database = database;
    }

    Database database() {
        return database;
    }

    Dialect dialect() {
        return database.dialect();
    }

    /** From now on, about the timebank with this number. */
    Session about(int number) {
        timebank = number;
        return this;
    }

    int timebank() {
        return timebank;
    }

    /** Notes each row, at once. */
    abstract void forEach(String sql, Parameters.Binding binding, Row.Noting noting) throws SQLException;

    /** Notes each row of the things with these keys, at once or when statements are sent. */
    abstract <K> void lookUp(String sql, Keys<K> keys, Row.Noting noting) throws SQLException;

    /** Notes each row, at once or when statements are sent. */
    abstract void lookUp(String sql, Parameters.Binding binding, Row.Noting noting) throws SQLException;

    /** Executes a change for each thing, at once or when statements are sent. */
    abstract <T> void change(String sql, Collection<T> things, Parameters.BindingOf<T> binding) throws SQLException;

    /**
     * Executes a change for each thing that has to find what it changes, at once or when statements are sent.
     *
     * @throws Stale if one does not: the decision was made from something else
     */
    abstract <T> void replace(String sql, Collection<T> things, Parameters.BindingOf<T> binding) throws SQLException;

    /**
     * Requires that a statement answers with the truth, at once or when statements are sent.
     *
     * @throws Stale if it does not: the decision was made from something else
     */
    abstract void require(String sql, Parameters.Binding binding) throws SQLException;

    /** Sends what waits. */
    abstract void send() throws SQLException;

    /** All rows, at once. */
    <T> List<T> query(String sql, Parameters.Binding binding, Row.Reading<T> reading) throws SQLException {
        List<T> found = new ArrayList<>();
        forEach(sql, binding, row -> found.add(reading.read(row)));
        return found;
    }

    /** All rows of the things with these keys, at once. */
    <K, T> List<T> query(String sql, Keys<K> keys, Row.Reading<T> reading) throws SQLException {
        List<T> found = new ArrayList<>();
        lookUp(sql, keys, row -> found.add(reading.read(row)));
        send();
        return found;
    }
}
