package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;

/** H2 would tear what is changed side by side when its process is killed; in memory there is nothing to tear. */
class OneByOneTest {

    private static final int WRITERS = 8;

    @TempDir
    Path directory;

    private final AtomicInteger inTransaction = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch second = new CountDownLatch(2);

    @Test
    void whatIsKeptInAFileIsChangedOneByOne() throws Exception {
        write(Engine.h2("jdbc:h2:file:" + directory.resolve("timebank") + ";WRITE_DELAY=0"), Duration.ofMillis(500));

        assertThat(most).hasValue(1);
    }

    @Test
    void whatIsKeptInMemoryIsChangedSideBySide() throws Exception {
        write(Engine.h2("jdbc:h2:mem:OneByOneTest;DB_CLOSE_DELAY=-1"), Duration.ofMinutes(1));

        assertThat(most).hasValueGreaterThan(1);
    }

    /** Each defines a category of its own. The first waits that long for a second one to begin, before it commits. */
    private void write(DataSource database, Duration patience) throws Exception {
        TimebankSchema.of(database).create();
        TimebankId timebank = Things.founded(JdbcTimebankStore.of(database));
        JdbcTimebankStore store = JdbcTimebankStore.of(counted(database, patience));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Applied>> writing = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String code = "care-" + writer;
                writing.add(threads.submit(() -> store.apply(timebank, Things.defining(Things.category(code), 0))));
            }
            for (Future<Applied> written : writing) {
                assertThat(written.get(1, TimeUnit.MINUTES)).isEqualTo(Applied.APPLIED);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private DataSource counted(DataSource database, Duration patience) {
        return proxy(
                DataSource.class,
                (self, method, args) -> counted((Connection) method.invoke(database, args), patience));
    }

    private Connection counted(Connection connection, Duration patience) {
        return proxy(Connection.class, (self, method, args) -> {
            if (method.getName().equals("setAutoCommit")) {
                note((Boolean) args[0]);
            }
            if (method.getName().equals("commit")) {
                second.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            }
            try {
                return method.invoke(connection, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private void note(boolean ended) {
        if (ended) {
            inTransaction.decrementAndGet();
        } else {
            most.accumulateAndGet(inTransaction.incrementAndGet(), Math::max);
            second.countDown();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
