package org.timebank.benchmarks.form;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.timebank.benchmarks.load.Crew;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.postgres.Address;

/**
 * A form written by hand in JDBC, over the same pool as the library: each transaction takes a connection, prepares its
 * statements, which the driver has prepared in the server long since, and gives the connection back.
 *
 * @param name in tables of figures
 * @param database for it
 * @param books its tables
 * @param move its transaction
 */
public record HandWritten(String name, String database, Books books, Move move) implements Form {

    /** The tables of a form. */
    interface Books {

        /** Creates them. */
        void create(Address home, int accounts) throws SQLException;

        /** Looks whether they are right, as {@link Founded#check} does. */
        String check(Address home, long moves) throws SQLException;
    }

    /** The transaction of a form. */
    @FunctionalInterface
    interface Move {

        /** Moves credits as drawn, and has committed when it returns. The connection comes in autocommit. */
        void over(Connection connection, Draw draw) throws SQLException;
    }

    /** The least that a correct transfer takes: seven statements, seven round trips. */
    public static HandWritten minimal(ForeignKeys foreignKeys) {
        return new HandWritten(
                "by hand, seven round trips", "minimal", smallLedger(foreignKeys), SevenStatements::move);
    }

    /** The fastest form known: one statement, one round trip. */
    public static HandWritten fastest(ForeignKeys foreignKeys) {
        return new HandWritten("by hand, one statement", "fastest", smallLedger(foreignKeys), OneStatement::move);
    }

    /** What pgbench measures by default. */
    public static HandWritten tpcB() {
        return new HandWritten("TPC-B as pgbench has it", "tpcb", new TpcBTables(), TpcB::move);
    }

    private static Books smallLedger(ForeignKeys foreignKeys) {
        return new Books() {
            @Override
            public void create(Address home, int accounts) throws SQLException {
                SmallLedger.create(home, accounts, foreignKeys);
            }

            @Override
            public String check(Address home, long moves) throws SQLException {
                return SmallLedger.check(home, moves);
            }
        };
    }

    @Override
    public Founded found(Address home, int accounts) throws SQLException {
        books.create(home, accounts);
        return new Founded() {
            @Override
            public Crew crew(Address way, Pairing pairing, int clients) throws SQLException {
                HikariDataSource pool = way.pool(clients);
                return Crew.of(
                        clients,
                        number -> {
                            Draw draw = new Draw(pairing, accounts, number, new AtomicLong());
                            return () -> move(pool, draw);
                        },
                        pool::close);
            }

            @Override
            public String check(Address checked, long moves) throws SQLException {
                return books.check(checked, moves);
            }
        };
    }

    private int move(HikariDataSource pool, Draw draw) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            move.over(connection, draw);
        }
        return 1;
    }
}
