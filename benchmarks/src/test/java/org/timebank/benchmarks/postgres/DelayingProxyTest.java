package org.timebank.benchmarks.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DelayingProxyTest {

    private static final int TURNS = 7;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket echo;

    @BeforeEach
    void startAnEcho() throws IOException {
        echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        threads.execute(this::echo);
    }

    @AfterEach
    void stopTheEcho() throws IOException {
        echo.close();
        threads.shutdownNow();
    }

    @Test
    void whatIsSaidArrivesLaterInEitherDirection() throws Exception {
        try (DelayingProxy proxy = DelayingProxy.before(echo.getLocalPort(), Duration.ofMillis(10))) {
            assertThat(timed(() -> talk(proxy, TURNS))).isGreaterThan(Duration.ofMillis(TURNS * 19));
        }
    }

    @Test
    void turnsAreCountedOnTheWire() throws Exception {
        try (DelayingProxy proxy = DelayingProxy.before(echo.getLocalPort(), Duration.ZERO)) {
            talk(proxy, TURNS);
            talk(proxy, TURNS);

            assertThat(proxy.turns()).isEqualTo(2 * TURNS);
        }
    }

    @Test
    void connectionsDoNotWaitForEachOther() throws Exception {
        int connections = 20;
        try (DelayingProxy proxy = DelayingProxy.before(echo.getLocalPort(), Duration.ofMillis(25))) {
            Duration alone = timed(() -> talk(proxy, TURNS));
            Duration together = timed(() -> {
                List<Future<?>> talking = new ArrayList<>();
                for (int i = 0; i < connections; i++) {
                    Callable<Void> one = () -> talk(proxy, TURNS);
                    talking.add(threads.submit(one));
                }
                for (Future<?> one : talking) {
                    one.get();
                }
                return null;
            });

            assertThat(together).isLessThan(alone.multipliedBy(connections / 2));
        }
    }

    @Test
    void muchIsNotDelayedMoreThanLittle() throws Exception {
        byte[] much = new byte[32 << 20];
        Duration eachWay = Duration.ofMillis(50);
        try (DelayingProxy proxy = DelayingProxy.before(echo.getLocalPort(), eachWay);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            Duration time = timed(() -> {
                Future<?> speaking = threads.submit(() -> {
                    socket.getOutputStream().write(much);
                    return null;
                });
                assertThat(socket.getInputStream().readNBytes(much.length)).hasSameSizeAs(much);
                speaking.get();
                return null;
            });

            long pieces = much.length >> 16;
            assertThat(time).isLessThan(eachWay.multipliedBy(pieces / 2));
        }
    }

    @Test
    void whenTheServerHangsUpTheClientIsTold() throws Exception {
        try (DelayingProxy proxy = DelayingProxy.before(echo.getLocalPort(), Duration.ofMillis(1));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.getOutputStream().write(0);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static Void talk(DelayingProxy proxy, int turns) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setTcpNoDelay(true);
            for (int turn = 1; turn <= turns; turn++) {
                socket.getOutputStream().write(turn);
                assertThat(socket.getInputStream().read()).isEqualTo(turn);
            }
        }
        return null;
    }

    private static Duration timed(Callable<Void> work) throws Exception {
        long from = System.nanoTime();
        work.call();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private void echo() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                threads.execute(() -> echo(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Says again what it hears, and hangs up when it hears a zero by itself. */
    private static void echo(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            byte[] buffer = new byte[1 << 16];
            int length = client.getInputStream().read(buffer);
            while (length > 0 && !(length == 1 && buffer[0] == 0)) {
                client.getOutputStream().write(buffer, 0, length);
                length = client.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // The other side hung up first.
        }
    }
}
