package org.timebank.failures;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.timebank.failures.postgres.MortalPostgres;
import org.timebank.failures.postgres.Pools;
import org.timebank.jdbc.TimebankSchema;

/** Gives tests a server with the timebank's tables, the same for all of them. It is gone after the last test. */
final class WithPostgres implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(MortalPostgres.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(MortalPostgres.class, type -> start(), MortalPostgres.class);
    }

    private static MortalPostgres start() {
        try {
            MortalPostgres server = MortalPostgres.start();
            try (HikariDataSource database = Pools.of("schema", server.port(), 1)) {
                TimebankSchema.of(database).create();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
