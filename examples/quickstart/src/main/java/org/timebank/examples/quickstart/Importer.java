package org.timebank.examples.quickstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.timebank.Timebank;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;

/**
 * Gives the lines of the log to the library: each line is a leg, remembered under its entry number; each session is one
 * recorded exchange. Every line gets a verdict, in the order of the log.
 */
final class Importer implements SessionGroups.Judge {

    private final Timebank bank;
    private final Verdicts verdicts;

    /**
     * Imports into a timebank.
     *
     * @param bank as a broker sees it
     */
    Importer(Timebank bank, Verdicts verdicts) {
        this.bank = bank;
        this.verdicts = verdicts;
    }

    @Override
    public void together(List<LogRow> rows) throws IOException {
        List<Verdict> found = rows.stream().allMatch(LogRow::isReadable) ? post(rows) : judgeOneByOne(rows);
        for (int i = 0; i < rows.size(); i++) {
            verdicts.add(rows.get(i).entry(), found.get(i));
        }
    }

    /** No exchange has so many legs: the library would not take the command. */
    @Override
    public void partOfTooMany(LogRow row) throws IOException {
        verdicts.add(row.entry(), row.refusal().orElse(Verdict.SESSION_REFUSED));
    }

    /** Lines that were done before are left out, until the rest is done or refused. */
    private List<Verdict> post(List<LogRow> rows) {
        List<Verdict> found = new ArrayList<>(Collections.nCopies(rows.size(), Verdict.REPLAY));
        List<Integer> open =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        while (!open.isEmpty()) {
            Outcome<ExchangeReceipt> outcome =
                    record(bank, open.stream().map(rows::get).toList());
            if (isPartlyDone(outcome)) {
                List<Integer> rest = new ArrayList<>();
                for (int part = 0; part < open.size(); part++) {
                    if (isGood(outcome, part)) {
                        rest.add(open.get(part));
                    }
                }
                open = rest;
            } else {
                for (int part = 0; part < open.size(); part++) {
                    found.set(open.get(part), verdict(outcome, part));
                }
                open = List.of();
            }
        }
        return found;
    }

    /**
     * A session with a line that cannot be read: nothing of it is posted or remembered, and each other line hears whether
     * it is good itself. Each is asked about alone, since nothing of the session is there that another could repeat; what
     * all of them together would do to a balance is not judged, since that is not known.
     */
    private List<Verdict> judgeOneByOne(List<LogRow> rows) {
        return rows.stream()
                .map(row -> row.refusal().orElseGet(() -> judge(row)))
                .toList();
    }

    private Verdict judge(LogRow row) {
        Outcome<ExchangeReceipt> outcome = record(bank.dryRun(), List.of(row));
        return outcome.replayed() || !isGood(outcome, 0) ? verdict(outcome, 0) : Verdict.SESSION_REFUSED;
    }

    private static Outcome<ExchangeReceipt> record(Timebank bank, List<LogRow> rows) {
        List<RecordedLeg> legs =
                rows.stream().flatMap(row -> row.leg().stream()).toList();
        RecordExchange command = RecordExchange.of(legs);
        String session = rows.get(0).session();
        return bank.exchanges().record(session.isEmpty() ? command : command.named(session));
    }

    private static boolean isPartlyDone(Outcome<?> outcome) {
        return !outcome.isDone()
                && !outcome.replayed()
                && outcome.refusals().stream().allMatch(refusal -> refusal.is(RefusalCode.ALREADY_ANSWERED));
    }

    /** Whether nothing is the matter with the part itself. */
    private static boolean isGood(Outcome<?> outcome, int part) {
        return outcome.refusals().stream().noneMatch(refusal -> isAbout(refusal, part));
    }

    private static Verdict verdict(Outcome<ExchangeReceipt> outcome, int part) {
        if (outcome.replayed()) {
            return Verdict.REPLAY;
        }
        if (outcome.isDone()) {
            return Verdict.posted(outcome.orElseThrow().creditedMinutes().get(part));
        }
        return outcome.refusals().stream()
                .filter(refusal -> isAbout(refusal, part))
                .findFirst()
                .or(() -> outcome.refusals().stream()
                        .filter(refusal -> refusal.part().isEmpty())
                        .findFirst())
                .map(Importer::verdict)
                .orElse(Verdict.SESSION_REFUSED);
    }

    private static Verdict verdict(Refusal refusal) {
        return refusal.is(RefusalCode.ALREADY_ANSWERED) || refusal.is(RefusalCode.ALREADY_REFUSED)
                ? Verdict.REPLAY
                : Verdict.notPosted(refusal.code());
    }

    private static boolean isAbout(Refusal refusal, int part) {
        return refusal.part().isPresent() && refusal.part().getAsInt() == part;
    }
}
