package org.timebank.examples.host;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;
import org.timebank.TimebankEngine;
import org.timebank.command.Outcome;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.jdbc.JdbcTimebankStore;

/**
 * A care system in Spring: its transaction manager begins and ends transactions, and the store joins whichever the thread is
 * in. With {@code @Transactional} it is the same, as it is Spring that begins the transaction there too.
 */
public final class InSpring {

    private static final String INSERT = """
            INSERT INTO care_visit (number, visitor, visited, visited_on, minutes)
            VALUES (?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TimebankEngine engine;

    public InSpring(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.engine = TimebankEngine.builder(JdbcTimebankStore.joining(new TransactionAwareDataSourceProxy(database)))
                .build();
    }

    /**
     * Keeps a visit and gives credits for it, both or neither: where the timebank refuses, there is no visit.
     *
     * @throws org.timebank.command.ConflictException if others changed the same things meanwhile; it may be tried again
     */
    public Outcome<ExchangeReceipt> visited(Visit visit) {
        return transactions.execute(transaction -> {
            jdbc.update(INSERT, visit.number(), visit.visitor(), visit.visited(), visit.day(), visit.minutes());
            Outcome<ExchangeReceipt> credited = CareTimebank.credit(engine, visit);
            if (!credited.isDone()) {
                transaction.setRollbackOnly();
            }
            return credited;
        });
    }
}
