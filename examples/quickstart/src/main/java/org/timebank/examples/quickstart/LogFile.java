package org.timebank.examples.quickstart;

/** The three files of a broker's log. */
enum LogFile {
    MEMBERS("members.csv", "member,kind,joined_on,left_on"),
    CATEGORIES("categories.csv", "category,label,needs_approval_beforehand"),
    LOG("log.csv", "entry,date,session,gave,received,category,time,note");

    private final String fileName;
    private final String header;

    LogFile(String fileName, String header) {
        this.fileName = fileName;
        this.header = header;
    }

    String fileName() {
        return fileName;
    }

    /** The first row. */
    String header() {
        return header;
    }
}
