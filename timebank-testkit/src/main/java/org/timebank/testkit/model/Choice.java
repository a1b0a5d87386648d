package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.offer.OfferId;

/** Chooses, by the numbers of a step, among what there is in the model. */
final class Choice {

    /** Of how many members, and of how many holds and transactions, one is chosen: few, so that things meet. */
    private static final int FEW = 8;

    private static final List<String> CODES = List.of("gardening", "care", "Gardening");
    private static final List<AccountKind> KINDS = List.of(
            AccountKind.POT,
            AccountKind.ISSUANCE,
            AccountKind.NOTES,
            AccountKind.EXPIRED,
            AccountKind.CLEARING,
            AccountKind.SUSPENSE);

    private final Model model;

    Choice(Model model) {
        this.model = model;
    }

    /** A member by id or by reference: one of the first few, or one of the last few. */
    MemberRef member(int number) {
        if (number >= Step.UNKNOWN) {
            return ExternalReference.of("crm", "nobody " + number);
        }
        MemberId id = number % 12 < FEW ? one(first(model.inOrder), number) : one(last(model.inOrder), number);
        Optional<MemberRef> reference = model.member(id).references.stream()
                .<MemberRef>map(r -> r)
                .findFirst()
                .filter(r -> number % 2 == 1);
        return reference.orElse(id);
    }

    /** Somebody else than the first, mostly. */
    MemberRef other(Step step) {
        return member(step.second() >= Step.UNKNOWN ? step.second() : step.first() % 50 + 1 + step.second() % 3);
    }

    /** Mostly one of those, if there are any. */
    MemberRef member(Step step, List<MemberId> fitting) {
        return fitting.isEmpty() || isOdd(step) ? member(step.first()) : one(fitting, step.first());
    }

    /** A member's account, or one of the community's. */
    AccountRef account(int number) {
        return number % 10 < 7 || number >= Step.UNKNOWN
                ? AccountRef.of(member(number))
                : AccountRef.of(one(KINDS, number / 10));
    }

    /** Mostly one of those, if there are any. */
    AccountRef account(Step step, List<Purse> fitting) {
        return fitting.isEmpty() || isOdd(step)
                ? account(step.first())
                : one(fitting, step.first()).named();
    }

    /** What stands on the account that is named, if there is one. */
    Optional<Purse> purse(MemberRef named) {
        return model.find(named).map(id -> model.member(id).purse);
    }

    /** What stands on the account that is named, if there is one. */
    Optional<Purse> purse(AccountRef named) {
        return named instanceof AccountRef.OfMember of
                ? purse(of.member())
                : Optional.of(model.ledger.purse(((AccountRef.OfCommunity) named).kind()));
    }

    /** Mostly an exchange in that state. */
    ExchangeId exchange(Step step, ExchangeState state) {
        List<ExchangeId> some = inState(state);
        some = some.isEmpty() || isOdd(step) ? model.latestExchanges.all() : some;
        return some.isEmpty() || step.first() >= Step.UNKNOWN
                ? ExchangeId.of(UUID.randomUUID())
                : one(some, step.first());
    }

    List<ExchangeId> inState(ExchangeState state) {
        return model.latestExchanges.those(
                id -> Optional.ofNullable(model.exchanges.get(id)).orElseThrow().state == state);
    }

    /** Mostly an open hold: one that stands for itself, or one of an exchange. */
    HoldId hold(Step step) {
        List<HoldId> some = isOdd(step) ? last(model.ledger.latestHolds.all()) : open();
        return some.isEmpty() || step.first() >= Step.UNKNOWN ? new HoldId(UUID.randomUUID()) : one(some, step.first());
    }

    /** The oldest open holds. */
    List<HoldId> open() {
        return model.ledger.open.stream()
                .flatMap(hold -> hold.id.stream())
                .limit(FEW)
                .toList();
    }

    /** One of the latest ledger transactions. */
    LedgerTransactionId transaction(Step step) {
        List<LedgerTransactionId> some = last(model.ledger.posted).stream()
                .flatMap(posted -> posted.id.stream())
                .toList();
        return some.isEmpty() || step.first() >= Step.UNKNOWN
                ? new LedgerTransactionId(UUID.randomUUID())
                : one(some, step.first());
    }

    OfferId offer(int number) {
        List<OfferId> offers = model.latestOffers.all();
        return offers.isEmpty() || number >= Step.UNKNOWN ? new OfferId(UUID.randomUUID()) : one(offers, number);
    }

    static String code(int number) {
        return number >= Step.UNKNOWN ? "no such code" : CODES.get(Math.max(0, (number % 12 - 5) / 3));
    }

    /** A day near the play's: mostly a past one, sometimes the next, seldom one long ago. */
    LocalDate day(Step step) {
        return step.third() % 24 == 23
                ? model.today().minusDays(300)
                : model.today().minusDays(step.third() % 12 - 1);
    }

    /** Such a day, or none. */
    Optional<LocalDate> maybeDay(Step step) {
        return Optional.of(day(step)).filter(day -> step.second() % 3 != 0);
    }

    /** Mostly an hour or two, sometimes next to nothing or longer than is plausible. */
    static long minutes(Step step) {
        int choice = step.third() % 20;
        return choice == 18 ? 3 : choice == 17 ? 721 : 30 + step.second() % 90;
    }

    /** Whether a step takes what does not fit. */
    static boolean isOdd(Step step) {
        return step.first() % 10 == 9;
    }

    static <T> T one(List<T> some, int number) {
        return some.get(number % some.size());
    }

    static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(FEW, all.size()));
    }

    static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - FEW), all.size());
    }
}
