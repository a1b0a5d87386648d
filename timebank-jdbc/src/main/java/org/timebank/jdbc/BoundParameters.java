package org.timebank.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Parameters that are given to a prepared statement at once. */
final class BoundParameters extends Parameters {

    private final PreparedStatement statement;
    private final Dialect dialect;
    private int index;

    BoundParameters(PreparedStatement statement, Dialect dialect, int timebank) {
        super(timebank);
        this.statement = statement;
        this.dialect = dialect;
    }

    /** Begins again with the first parameter, for the next row of a batch. */
    void rewind() {
        index = 0;
    }

    @Override
    void next(SqlType type, @Nullable Object value) throws SQLException {
        dialect.set(statement, ++index, type, value);
    }
}
