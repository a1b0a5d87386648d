package org.timebank.benchmarks.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/** How much longer than asked for a proxy takes, as its threads have to wake up: some 50 microseconds on a small machine. */
final class ProxyLag {

    private static final int TRIPS = 301;
    private static final Duration EACH_WAY = Duration.ofNanos(500_000);

    private ProxyLag() {}

    /** Each way, in nanoseconds: half of what the middle one of many round trips through a proxy takes too long. */
    static long measure(long timerLagNanos) throws IOException {
        try (ServerSocket echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> echo(echo), "proxy-lag");
            thread.setDaemon(true);
            thread.start();
            long direct = roundTrip(echo.getLocalPort());
            try (DelayingProxy proxy =
                    DelayingProxy.uncorrected(echo.getLocalPort(), EACH_WAY.toNanos(), timerLagNanos)) {
                return Math.max(0, (roundTrip(proxy.port()) - direct) / 2 - EACH_WAY.toNanos());
            }
        }
    }

    private static long roundTrip(int port) throws IOException {
        long[] nanos = new long[TRIPS];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            for (int i = 0; i < TRIPS; i++) {
                long from = System.nanoTime();
                socket.getOutputStream().write(1);
                socket.getInputStream().read();
                nanos[i] = System.nanoTime() - from;
            }
        }
        Arrays.sort(nanos);
        return nanos[TRIPS / 2];
    }

    /** Says again what it hears, to one after the other, until it is closed. */
    private static void echo(ServerSocket door) {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                socket.setTcpNoDelay(true);
                for (int heard = socket.getInputStream().read();
                        heard >= 0;
                        heard = socket.getInputStream().read()) {
                    socket.getOutputStream().write(heard);
                }
            } catch (IOException e) {
                // Somebody hung up, or it was closed.
            }
        }
    }
}
