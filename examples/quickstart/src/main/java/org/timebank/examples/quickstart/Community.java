package org.timebank.examples.quickstart;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.PlainText;
import org.timebank.member.MemberKind;
import org.timebank.offer.Category;

/**
 * Who belongs to the timebank, and what they do for each other.
 *
 * @param members in the order of the file
 * @param categories in the order of the file
 */
record Community(List<Enrolment> members, List<Category> categories) {

    /** Shorter than the library's 100, since the name is part of a key: see {@link Founding}. */
    static final int LONGEST_NAME = 80;

    private static final int MOST_FIELDS_OF_A_MEMBER = 4;
    private static final int FIELDS_OF_A_CATEGORY = 3;

    Community {
        members = List.copyOf(members);
        categories = List.copyOf(categories);
    }

    /**
     * Reads members.csv and categories.csv.
     *
     * @param asOf the day on which the log is read
     * @throws Unusable if a row is not one of a member or a category, or repeats another
     */
    static Community of(LogFolder log, LocalDate asOf) throws IOException {
        Set<String> names = new HashSet<>();
        List<Enrolment> members = rows(
                log,
                LogFile.MEMBERS,
                row -> member(row, asOf).filter(m -> names.add(m.name())),
                "a member has a name of 1 to 80 characters that no other row has, is individual or organisation, and joined"
                        + " and left (or not) on days like 2025-06-18, in this order, not after " + asOf);
        Set<String> codes = new HashSet<>();
        List<Category> categories = rows(
                log,
                LogFile.CATEGORIES,
                row -> category(row).filter(c -> codes.add(c.code())),
                "a category has a code of 1 to 40 characters that no other row has, a label of 1 to 200 characters, and says"
                        + " yes or no to an approval beforehand");
        return new Community(members, categories);
    }

    private static <T> List<T> rows(LogFolder log, LogFile file, Form<T> form, String accepted) throws IOException {
        List<T> rows = new ArrayList<>();
        try (BoundedLines lines = log.open(file)) {
            for (Optional<BoundedLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                BoundedLines.Line line = next.get();
                if (!line.isBlank()) {
                    rows.add(Optional.of(line)
                            .filter(BoundedLines.Line::whole)
                            .flatMap(whole -> CsvLine.fields(whole.text()))
                            .flatMap(form::read)
                            .orElseThrow(() -> new Unusable(
                                    file.fileName() + ", line " + line.number() + " cannot be used: " + accepted)));
                }
            }
        }
        return rows;
    }

    private static Optional<Enrolment> member(List<String> row, LocalDate asOf) {
        if (row.size() < MOST_FIELDS_OF_A_MEMBER || !PlainText.isPlain(row.get(0), LONGEST_NAME)) {
            return Optional.empty();
        }
        Optional<MemberKind> kind = kind(row.get(1));
        Optional<LocalDate> joined = StatedDate.of(row.get(2));
        Optional<LocalDate> left = StatedDate.of(row.get(3));
        boolean stayed = row.get(3).isEmpty();
        if (kind.isEmpty() || joined.isEmpty() || left.isEmpty() != stayed) {
            return Optional.empty();
        }
        LocalDate last = left.orElse(joined.get());
        return last.isBefore(joined.get()) || last.isAfter(asOf)
                ? Optional.empty()
                : Optional.of(new Enrolment(row.get(0), kind.get(), joined.get(), left));
    }

    private static Optional<MemberKind> kind(String text) {
        return switch (text) {
            case "individual" -> Optional.of(MemberKind.PERSON);
            case "organisation" -> Optional.of(MemberKind.ORGANISATION);
            default -> Optional.empty();
        };
    }

    private static Optional<Category> category(List<String> row) {
        boolean usable = row.size() >= FIELDS_OF_A_CATEGORY
                && PlainText.isPlain(row.get(0), Category.LONGEST_CODE)
                && PlainText.isPlain(row.get(1), Category.LONGEST_LABEL)
                && (row.get(2).equals("yes") || row.get(2).equals("no"));
        return usable
                ? Optional.of(new Category(row.get(0), row.get(1), row.get(2).equals("yes")))
                : Optional.empty();
    }

    /**
     * Somebody or something with an account.
     *
     * @param name the name in the log
     * @param left the last day, if there was one
     */
    record Enrolment(String name, MemberKind kind, LocalDate joined, Optional<LocalDate> left) {}

    /** Makes something of a row, if it can. */
    @FunctionalInterface
    private interface Form<T> {
        Optional<T> read(List<String> row);
    }
}
