package org.timebank.clusters.galera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whom the servers run as: whoever runs the tests or, in place of root, the user that Debian's package has made. Servers of root
 * cannot give each other their data, as the rsync that they start turns into nobody.
 */
final class DataOwner {

    private static final String USER = "mysql";

    private DataOwner() {}

    private static boolean isNeeded() {
        return System.getProperty("user.name").equals("root");
    }

    /** Makes a directory theirs. */
    static Path own(Path directory) throws IOException {
        if (isNeeded()) {
            Files.setOwner(
                    directory,
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
        return directory;
    }

    /** What a server is told, so that it becomes that user. */
    static List<String> arguments() {
        return isNeeded() ? List.of("--user=" + USER) : List.of();
    }
}
