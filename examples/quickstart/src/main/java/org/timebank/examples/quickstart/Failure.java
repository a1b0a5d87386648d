package org.timebank.examples.quickstart;

/** What went wrong, in one line. */
final class Failure {

    private static final int LONGEST = 600;

    private Failure() {}

    /** What an exception comes to. */
    static String line(Throwable failure) {
        return failure instanceof Unusable
                ? line(String.valueOf(failure.getMessage()))
                : line("The log was not read to its end (" + failure.getClass().getSimpleName() + ": "
                        + failure.getMessage() + "); what was answered stays, and running it again goes on from there");
    }

    /** A message, on one line: drivers write several. */
    static String line(String message) {
        String line = message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
        return "quickstart: " + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
    }
}
