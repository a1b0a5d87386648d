package org.timebank.testkit.given;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Warning;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Hold;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.spi.Answer;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;

/** Change sets with something of everything. */
public final class Everything {

    private Everything() {}

    /**
     * Somebody joins and is given terms, a category is defined, an offer of theirs is published, an exchange with Ben of the
     * cast is recorded, settled, assessed, told of and answered, and some of what they earned is set aside.
     */
    public static ChangeSet of(Member newcomer, Category category, IdempotencyKey... keys) {
        Exchange agreed = Things.proposed(Things.leg(newcomer, Cast.BEN, category.code()));
        LedgerTransaction transaction = LedgerThings.settling(agreed);
        Exchange exchange = LedgerThings.settled(agreed, transaction);
        Offer offer = Things.offer(newcomer, category.code());
        Hold hold = HoldThings.hold(newcomer, 20);
        AccountId account = AccountId.of(newcomer.id());
        AccountLimits own = new AccountLimits(Limits.floor(-100), OptionalLong.of(0), OptionalLong.of(900));
        ChangeSet.Builder changes = Things.define(Things.join(ChangeSet.builder(), newcomer), category)
                .put(new Key.TermsKey(account), 0, LedgerThings.terms(newcomer, own))
                .put(new Key.OfferKey(offer.id()), 0, offer)
                .put(new Key.ExchangeKey(exchange.id()), 0, exchange)
                .put(new Key.HoldKey(hold.id()), 0, hold)
                .post(Posting.of(transaction).within(account, own.bounds()))
                .post(Posting.held(hold.minutes()).within(account, own.bounds()))
                .assess(Things.assessment(exchange))
                .tell(Things.event(EventType.MEMBER_JOINED, newcomer.id().value(), 1))
                .tell(Things.event(EventType.OFFER_PUBLISHED, offer.id().value(), 1))
                .tell(Things.event(EventType.EXCHANGE_RECORDED, exchange.id().value(), 1))
                .tell(Things.event(EventType.HOLD_PLACED, hold.id().value(), 1));
        return changes.answer(warned(Things.done("a result", keys))).build();
    }

    /** The same with somebody and something new. */
    public static ChangeSet changes() {
        Category category = new Category(UUID.randomUUID().toString(), "Something new", true);
        ExternalReference reference =
                ExternalReference.of("crm", UUID.randomUUID().toString());
        return of(Things.person(reference), category, Things.key());
    }

    private static Answer warned(Answer answer) {
        return new Answer(
                answer.parts(),
                answer.result(),
                answer.refusals(),
                List.of(Warning.of(Warning.Code.NEAR_FLOOR, "you", 10, 20)),
                answer.assessment(),
                answer.answeredAt());
    }
}
