package org.timebank.clusters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the tests, with what it says in a file. It ends when it is told to, and at the latest with the JVM. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final int LINES_SHOWN = 20;

    private final Process process;
    private final Path log;
    private final Thread atTheEnd;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atTheEnd = new Thread(this::killAll);
    }

    /**
     * Starts a program.
     *
     * @param log where what it says is added
     * @param command the program and what it is told
     */
    public static ServerProcess start(Path log, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ServerProcess started = new ServerProcess(builder.start(), log);
        Runtime.getRuntime().addShutdownHook(started.atTheEnd);
        return started;
    }

    /** The directory for what servers say. */
    public static Path logs() {
        try {
            return Files.createDirectories(Path.of("target", "clusters"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a program to its end.
     *
     * @throws IllegalStateException if it fails, or takes longer than it may
     */
    public static void run(Path log, Duration longest, List<String> command) throws IOException {
        try (ServerProcess started = start(log, command)) {
            if (!started.hasEndedWithin(longest) || started.process.exitValue() != 0) {
                throw new IllegalStateException(command.get(0) + " failed: " + started.lastLines());
            }
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Ends it and whatever it started with SIGKILL: nothing of it can finish anything. It is gone when this returns. */
    public void kill() {
        killAll();
        forget();
    }

    /** Asks it to end, and kills it if it does not. It is gone when this returns. */
    @Override
    public void close() {
        process.destroy();
        if (!hasEndedWithin(LONGEST_STOP)) {
            killAll();
        }
        forget();
    }

    private void killAll() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        started.forEach(descendant -> descendant.onExit().join());
    }

    private boolean hasEndedWithin(Duration longest) {
        try {
            return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // The JVM ends already, and kills it once more to no effect.
            return;
        }
    }

    /** The last lines of what it said. */
    public String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
