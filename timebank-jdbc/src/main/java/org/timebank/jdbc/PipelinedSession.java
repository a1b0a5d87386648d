package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Sends statements to PostgreSQL together, in one round trip: its driver sends all statements of one text before it waits
 * for answers. Outside of a transaction they are one transaction, in which each statement sees what was committed before it
 * began.
 *
 * <p>A driver waits in between after some 250 statements (42.7), and would commit what it has sent. There are fewer: a change
 * of many things is one statement over arrays, so that their number is that of tables.
 */
final class PipelinedSession extends Session {

    private final Connection connection;
    private final Bracket bracket;
    private final List<Piece> waiting = new ArrayList<>();
    private boolean isOpen;

    PipelinedSession(Connection connection, Database database, Bracket bracket) {
        super(database);
        this.connection = connection;
        this.bracket = bracket;
    }

    /** Adds a statement to those that wait. */
    void add(Piece piece) {
        if (!isOpen && bracket != Bracket.NONE) {
            isOpen = true;
            waiting.add(Piece.of(bracket.opening()));
        }
        waiting.add(piece);
    }

    @Override
    void lookUp(String sql, Parameters.Binding binding, Row.Noting noting) throws SQLException {
        add(new Piece(sql, Piece.arguments(timebank(), binding), noting));
    }

    @Override
    <K> void lookUp(String sql, Keys<K> keys, Row.Noting noting) throws SQLException {
        if (!keys.isEmpty()) {
            add(ArraySql.lookUp(sql, keys, timebank(), noting));
        }
    }

    @Override
    void forEach(String sql, Parameters.Binding binding, Row.Noting noting) throws SQLException {
        lookUp(sql, binding, noting);
        send();
    }

    @Override
    <T> void change(String sql, Collection<T> things, Parameters.BindingOf<T> binding) throws SQLException {
        if (!things.isEmpty()) {
            add(changing(sql, things, binding));
        }
    }

    @Override
    <T> void replace(String sql, Collection<T> things, Parameters.BindingOf<T> binding) throws SQLException {
        if (!things.isEmpty()) {
            Piece changing = changing(sql, things, binding);
            List<Piece.Argument> arguments = new ArrayList<>(changing.arguments());
            arguments.add(Piece.one(SqlType.INTEGER, things.size()));
            add(new Piece(ArraySql.replacing(changing.sql()), arguments, row -> {}));
        }
    }

    private <T> Piece changing(String sql, Collection<T> things, Parameters.BindingOf<T> binding) throws SQLException {
        if (things.size() == 1) {
            T thing = things.iterator().next();
            return SentTogether.isInsertion(sql)
                    ? Piece.inserting(sql, timebank(), p -> binding.bind(p, thing))
                    : new Piece(sql, Piece.arguments(timebank(), p -> binding.bind(p, thing)), row -> {});
        }
        Piece.Columns columns = new Piece.Columns(timebank());
        for (T thing : things) {
            columns.row();
            binding.bind(columns, thing);
        }
        return SentTogether.isInsertion(sql)
                ? columns.inserting(sql)
                : new Piece(ArraySql.overRows(sql, columns.types()), columns.arrays(), row -> {});
    }

    @Override
    void require(String sql, Parameters.Binding binding) throws SQLException {
        lookUp(ArraySql.requiring(sql), binding, row -> {});
    }

    @Override
    void send() throws SQLException {
        if (bracket == Bracket.ONE_MOMENT) {
            close();
        } else if (!waiting.isEmpty()) {
            execute();
        }
    }

    /** Sends what waits, and closes the bracket. */
    void close() throws SQLException {
        if (isOpen) {
            waiting.add(Piece.of(bracket.closing()));
        }
        if (!waiting.isEmpty()) {
            execute();
        }
        isOpen = false;
    }

    /** Undoes what was sent of a part of the host's transaction. */
    void undo() throws SQLException {
        if (isOpen && bracket == Bracket.PART) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK TO SAVEPOINT before_command;\nRELEASE SAVEPOINT before_command");
            }
        }
    }

    private void execute() throws SQLException {
        List<Piece> sent = List.copyOf(waiting);
        waiting.clear();
        List<String> texts = new ArrayList<>(sent.size());
        sent.forEach(piece -> texts.add(piece.sql()));
        String sql = database().together(texts);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (Piece piece : sent) {
                for (Piece.Argument argument : piece.arguments()) {
                    argument.bind(statement, ++index);
                }
            }
            boolean hasRows = statement.execute();
            for (int i = 0; i < sent.size(); i++) {
                if (hasRows) {
                    note(statement, sent.get(i));
                }
                boolean isOneWithNext = i + 1 < sent.size() && isInsertion(sent.get(i)) && isInsertion(sent.get(i + 1));
                hasRows = !isOneWithNext && statement.getMoreResults();
            }
        }
    }

    private static boolean isInsertion(Piece piece) {
        return SentTogether.isInsertion(piece.sql());
    }

    private static void note(Statement statement, Piece piece) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            Row row = new Row(rows, Dialect.POSTGRESQL, piece.sql());
            while (rows.next()) {
                row.noted(piece.noting());
            }
        }
    }
}
