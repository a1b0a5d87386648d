package org.timebank.benchmarks.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that work side by side.
 *
 * @param clients each for one thread
 * @param shared closed after the clients
 */
public record Crew(List<Client> clients, Runnable shared) implements AutoCloseable {

    /** Makes one client. */
    @FunctionalInterface
    public interface Hiring {

        /**
         * The client with that number, counted from 0.
         *
         * @throws SQLException if it finds no way to the database
         */
        Client client(int number) throws SQLException;
    }

    public Crew {
        clients = List.copyOf(clients);
    }

    /** Clients that share something. Nothing stays open if one of them cannot be made. */
    public static Crew of(int size, Hiring hiring, Runnable shared) throws SQLException {
        List<Client> clients = new ArrayList<>();
        boolean complete = false;
        try {
            for (int number = 0; number < size; number++) {
                clients.add(hiring.client(number));
            }
            complete = true;
            return new Crew(clients, shared);
        } finally {
            if (!complete) {
                new Crew(clients, shared).close();
            }
        }
    }

    /** Clients that share nothing. */
    public static Crew of(int size, Hiring hiring) throws SQLException {
        return of(size, hiring, () -> {});
    }

    @Override
    public void close() throws SQLException {
        try {
            for (Client client : clients) {
                client.close();
            }
        } finally {
            shared.run();
        }
    }
}
