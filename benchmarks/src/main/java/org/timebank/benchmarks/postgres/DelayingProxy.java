package org.timebank.benchmarks.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before a server on the loopback address, as if that were further away: whatever is said arrives later, in either
 * direction. How much is said in what time stays as it was, and connections do not wait for each other.
 *
 * <p>Two threads carry all conversations, one that hears and one that gives out: threads of each conversation that wake each
 * other for every message would take more of a small machine than what is measured.
 *
 * <p>It counts turns: how often a client said something after it had heard from the server. This is what a round trip is on
 * the wire, whatever a driver calls it.
 */
public final class DelayingProxy implements AutoCloseable {

    private final ServerSocketChannel door;
    private final AtomicLong turns;
    private final List<Thread> threads;

    private DelayingProxy(ServerSocketChannel door, AtomicLong turns, List<Thread> threads) {
        this.door = door;
        this.turns = turns;
        this.threads = threads;
    }

    /** Stands before the server at that port, and takes so much longer each way; zero only counts. */
    public static DelayingProxy before(int serverPort, Duration eachWay) throws IOException {
        long nanos = eachWay.toNanos();
        if (nanos == 0) {
            return uncorrected(serverPort, 0, 0);
        }
        long timerLag = TimerLag.measure();
        return uncorrected(serverPort, Math.max(nanos / 2, nanos - ProxyLag.measure(timerLag)), timerLag);
    }

    /** One that takes longer than that, by what its threads need to wake up. */
    static DelayingProxy uncorrected(int serverPort, long nanosEachWay, long timerLagNanos) throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open().bind(loopback(0));
        AtomicLong turns = new AtomicLong();
        Courier courier = new Courier(Math.min(timerLagNanos, nanosEachWay / 2));
        Listener listener = new Listener(door, loopback(serverPort), nanosEachWay, courier, turns);
        List<Thread> threads = List.of(new Thread(listener, "proxy-listener"), new Thread(courier, "proxy-courier"));
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
        return new DelayingProxy(door, turns, threads);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Where clients find it. */
    public int port() {
        return door.socket().getLocalPort();
    }

    /** How many turns there were so far, in all conversations. */
    public long turns() {
        return turns.get();
    }

    /** Hangs up on everybody. */
    @Override
    public void close() throws IOException {
        threads.forEach(Thread::interrupt);
        door.close();
    }
}
