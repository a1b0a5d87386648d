package org.timebank.examples.quickstart;

import java.io.IOException;
import java.time.LocalDate;

/**
 * A broker's log whose three files were looked through: each has its header and is in UTF-8, and each member and category
 * can be used.
 *
 * @param folder where it is
 * @param asOf the day on which it is read; what is later has not been done yet
 * @param community its members and categories
 * @param rows how many rows its log.csv has
 */
record CheckedLog(LogFolder folder, LocalDate asOf, Community community, long rows) {

    /**
     * Looks the files through.
     *
     * @throws Unusable if one of them cannot be used
     */
    static CheckedLog of(LogFolder folder, LocalDate asOf) throws IOException {
        Community community = Community.of(folder, asOf);
        return new CheckedLog(folder, asOf, community, folder.countRows(LogFile.LOG));
    }
}
