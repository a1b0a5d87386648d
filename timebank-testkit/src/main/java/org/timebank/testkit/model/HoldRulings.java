package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.credit.TransactionReason;
import org.timebank.member.MemberId;
import org.timebank.testkit.model.Expected.Reason;

/** What the rules come to for credits that are set aside by themselves, without an exchange. */
final class HoldRulings {

    private final Model model;
    private final Asking asking;

    HoldRulings(Model model, Asking asking) {
        this.model = model;
        this.asking = asking;
    }

    Optional<Ruling> of(Command<?> command) {
        if (command instanceof PlaceHold place) {
            return Optional.of(place(place));
        } else if (command instanceof CaptureHold capture) {
            return Optional.of(capture(capture));
        } else if (command instanceof ReleaseHold release) {
            return Optional.of(release(release));
        } else if (command instanceof ExpireHolds expire) {
            return Optional.of(expire(expire));
        }
        return Optional.empty();
    }

    private Ruling place(PlaceHold place) {
        Optional<Person> member = asking.person(place.member());
        if (member.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        Person person = member.get();
        SortedMap<Purse, Long> minutes = new TreeMap<>();
        minutes.put(person.purse, place.minutes());
        Moves moves = Moves.settingAside(minutes);
        boolean isOver = place.lastDay().filter(model.today()::isAfter).isPresent();
        return unless(asking.actsFor(person.id), RefusalCode.NOT_A_PARTY)
                .or(() -> asking.belongs(person.id, model.today()))
                .or(() -> unless(!isOver, RefusalCode.PAST_DATE))
                .or(() -> moves.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, moves))
                .orElseGet(() -> Ruling.done(moves, result -> {
                    SetAside hold = new SetAside(minutes, place.lastDay(), false);
                    model.ledger.name(hold, (HoldId) result);
                    model.ledger.setAside(hold);
                }));
    }

    private Ruling capture(CaptureHold capture) {
        return of(capture.hold(), hold -> capture(hold, capture));
    }

    private Ruling capture(SetAside hold, CaptureHold capture) {
        Purse holder = hold.minutes.firstKey();
        Optional<Purse> payee = asking.purse(capture.payee());
        Optional<RefusalCode> standing = unless(mayCapture(hold, holder, capture), RefusalCode.NOT_A_PARTY);
        if (standing.isPresent() || payee.isEmpty()) {
            return Ruling.refused(standing.orElse(RefusalCode.UNKNOWN_MEMBER));
        }
        LocalDate day = asking.day(capture.occurredOn());
        Moves moves = Moves.of(holder, payee.get(), capture.minutes()).and(hold.freed());
        return unless(payee.get() != holder, RefusalCode.SAME_ACCOUNT)
                .or(() -> asking.notInTheFuture(day))
                .or(() -> unless(holder.wasThere(day), RefusalCode.BEFORE_ACCOUNT_OPENED))
                .or(() -> belongs(capture.payee(), day))
                .or(() -> moves.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, moves))
                .orElseGet(() -> Ruling.done(moves, result -> {
                    Posted posted = model.ledger.post(TransactionReason.HOLD_CAPTURE, moves, asking.origin(day));
                    model.ledger.name(posted, (LedgerTransactionId) result);
                    model.ledger.ended(hold, HoldState.CAPTURED);
                }));
    }

    /** Of one's own hold one pays all or more, to somebody; the office pays of others' as it likes. */
    private boolean mayCapture(SetAside hold, Purse holder, CaptureHold capture) {
        MemberId member = MemberId.of(holder.id.value());
        boolean isOwn = asking.own().equals(Optional.of(member));
        boolean isToSomebody = capture.payee() instanceof AccountRef.OfMember
                || capture.payee().equals(AccountRef.of(AccountKind.POT));
        boolean isAllOrMore = hold.minutes.values().stream().allMatch(held -> capture.minutes() >= held);
        return asking.actsFor(member) && (!isOwn && asking.isOffice() || isToSomebody && isAllOrMore);
    }

    private Optional<RefusalCode> belongs(AccountRef payee, LocalDate day) {
        return payee instanceof AccountRef.OfMember of
                ? asking.person(of.member()).flatMap(person -> asking.belongs(person.id, day))
                : Optional.empty();
    }

    private Ruling release(ReleaseHold release) {
        return of(
                release.hold(),
                hold -> Ruling.done(hold.freed(), result -> model.ledger.end(hold, HoldState.RELEASED))
                        .answering(release.hold()));
    }

    /** The ruling on a hold that there is, that stands for itself, and that is open. */
    private Ruling of(HoldId id, OfHold ruling) {
        Optional<SetAside> hold = Optional.ofNullable(model.ledger.holds.get(id));
        if (hold.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_HOLD);
        }
        return unless(!hold.get().ofExchange, RefusalCode.OF_AN_EXCHANGE)
                .or(() -> unless(hold.get().isOpen(), RefusalCode.HOLD_ENDED))
                .map(Ruling::refused)
                .orElseGet(() -> ruling.of(hold.get()));
    }

    /** Rules on a hold. */
    @FunctionalInterface
    private interface OfHold {
        Ruling of(SetAside hold);
    }

    private Ruling expire(ExpireHolds expire) {
        List<Reason> reasons = new ArrayList<>();
        Set<SetAside> due = new LinkedHashSet<>();
        for (int i = 0; i < expire.holds().size(); i++) {
            Optional<SetAside> hold =
                    Optional.ofNullable(model.ledger.holds.get(expire.holds().get(i)));
            if (hold.isEmpty()) {
                reasons.add(Ruling.at(i, RefusalCode.UNKNOWN_HOLD));
            } else if (hold.get().isDue(model.today())) {
                due.add(hold.get());
            } else if (hold.get().isOpen()) {
                reasons.add(Ruling.at(i, RefusalCode.NOT_DUE));
            }
        }
        if (!reasons.isEmpty()) {
            return Ruling.refused(reasons);
        }
        return Ruling.done(result -> due.forEach(hold -> model.ledger.end(hold, HoldState.EXPIRED)))
                .answering(due.size());
    }
}
