package org.timebank.failures.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.AccountId;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.event.EventType;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.MemberId;

/** What clients do: gifts, exchanges recorded or proposed, agreed and confirmed, holds placed and released. */
final class Deeds {

    private static final int LARGEST_GIFT = 90;
    private static final int ONE_TOO_LARGE_IN = 8;

    private Deeds() {}

    /** A member gives credits to another. */
    static Deed<LedgerTransactionId> give(String key, MemberId from, MemberId to, long minutes) {
        return new Deed<>(
                key,
                Community.member(from),
                bank -> bank.credits().give(GiveCredits.of(key, from, to, minutes)),
                id -> Trace.told(id.value(), EventType.CREDITS_MOVED)
                        .moving(id.value(), AccountId.of(from), AccountId.of(to), minutes));
    }

    /** A gift of which the key tells everything, some of them of more than anybody has. */
    static Deed<LedgerTransactionId> giftOf(String key, Community community) {
        Random told = new Random(key.hashCode());
        List<MemberId> members = community.members();
        int from = told.nextInt(members.size());
        int to = (from + 1 + told.nextInt(members.size() - 1)) % members.size();
        long minutes = told.nextInt(ONE_TOO_LARGE_IN) == 0 ? Community.TOO_MUCH : 1 + told.nextInt(LARGEST_GIFT);
        return give(key, members.get(from), members.get(to), minutes);
    }

    /** A broker writes an exchange down. */
    static Deed<ExchangeReceipt> record(String key, MemberId provider, MemberId recipient, long minutes) {
        RecordedLeg leg = new RecordedLeg(
                IdempotencyKey.of(key), Community.yesterday(), provider, recipient, Community.CATEGORY, minutes);
        return new Deed<>(
                key,
                Community.broker(),
                bank -> bank.exchanges().record(RecordExchange.of(leg)),
                receipt -> settled(receipt, EventType.EXCHANGE_RECORDED, provider, recipient));
    }

    private static Trace settled(ExchangeReceipt receipt, EventType type, MemberId provider, MemberId recipient) {
        UUID exchange = receipt.exchange().value();
        return Trace.told(exchange, type)
                .moving(
                        exchange,
                        AccountId.of(recipient),
                        AccountId.of(provider),
                        receipt.creditedMinutes().get(0));
    }

    /** A broker proposes an exchange; both parties agree to it, and it is confirmed. */
    static Deed<ExchangeReceipt> propose(String key, MemberId provider, MemberId recipient, long minutes) {
        LocalDate day = Community.yesterday();
        PlannedLeg leg = new PlannedLeg(provider, recipient, Community.CATEGORY, minutes);
        return new Deed<>(
                key,
                Community.broker(),
                bank -> bank.exchanges().propose(ProposeExchange.of(key, day, leg)),
                receipt -> Trace.told(receipt.exchange().value(), EventType.EXCHANGE_PROPOSED),
                proposed -> Optional.of(accept(
                        key + " provider",
                        proposed,
                        leg,
                        provider,
                        agreed -> Optional.of(accept(
                                key + " recipient",
                                proposed,
                                leg,
                                recipient,
                                last -> Optional.of(confirm(key + " done", proposed, leg, provider, recipient)))))));
    }

    private static Deed<ExchangeReceipt> accept(
            String key,
            ExchangeReceipt proposed,
            PlannedLeg leg,
            MemberId party,
            Function<ExchangeReceipt, Optional<Deed<?>>> next) {
        return new Deed<>(
                key,
                Community.member(party),
                bank -> bank.exchanges().accept(AcceptExchange.of(key, proposed.exchange())),
                receipt -> accepted(receipt, leg),
                next);
    }

    /** When the last party agrees, what it is expected to cost is set aside. */
    private static Trace accepted(ExchangeReceipt receipt, PlannedLeg leg) {
        UUID exchange = receipt.exchange().value();
        if (receipt.state() != ExchangeState.AGREED) {
            return Trace.told(exchange, EventType.EXCHANGE_ACCEPTED);
        }
        return Trace.told(exchange, EventType.EXCHANGE_AGREED, EventType.HOLD_PLACED)
                .holding(exchange, AccountId.of((MemberId) leg.recipient()), leg.minutes());
    }

    private static Deed<ExchangeReceipt> confirm(
            String key, ExchangeReceipt proposed, PlannedLeg leg, MemberId provider, MemberId recipient) {
        ConfirmExchange command = new ConfirmExchange(
                IdempotencyKey.of(key), proposed.exchange(), Community.yesterday(), List.of(leg.minutes()));
        return new Deed<>(
                key,
                Community.member(recipient),
                bank -> bank.exchanges().confirm(command),
                receipt -> Trace.sum(List.of(
                        settled(receipt, EventType.EXCHANGE_CONFIRMED, provider, recipient),
                        Trace.told(receipt.exchange().value(), EventType.HOLD_CAPTURED)
                                .holding(receipt.exchange().value(), AccountId.of(recipient), -leg.minutes()))));
    }

    /** A member's credits are set aside, and released again. */
    static Deed<HoldId> hold(String key, MemberId member, long minutes) {
        return new Deed<>(
                key,
                Community.member(member),
                bank -> bank.credits().hold(PlaceHold.of(key, member, minutes)),
                hold -> Trace.told(hold.value(), EventType.HOLD_PLACED)
                        .holding(hold.value(), AccountId.of(member), minutes),
                hold -> Optional.of(release(key + " free", hold, member, minutes)));
    }

    private static Deed<HoldId> release(String key, HoldId hold, MemberId member, long minutes) {
        return new Deed<>(
                key,
                Community.broker(),
                bank -> bank.credits().release(ReleaseHold.of(key, hold)),
                freed -> Trace.told(freed.value(), EventType.HOLD_RELEASED)
                        .holding(freed.value(), AccountId.of(member), -minutes));
    }
}
