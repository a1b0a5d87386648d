package org.timebank.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Hold;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Seal;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferKind;
import org.timebank.risk.Assessment;
import org.timebank.risk.Finding;
import org.timebank.risk.RiskDecision;
import org.timebank.risk.Stage;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** A timebank with something in every table. */
record Stocked(
        JdbcTimebankStore store,
        TimebankId timebank,
        Member ann,
        LedgerTransaction gift,
        Offer offer,
        Exchange exchange,
        Hold hold,
        Assessment assessment) {

    /** The key of a command that was refused, of one that was done, and of one that had two. */
    static final List<String> KEYS = List.of("refused", "done", "both");

    static Stocked in(JdbcTimebankStore store) {
        TimebankId timebank = Things.founded(store);
        Member ann = Things.person(ExternalReference.of("crm", "4711"));
        store.apply(timebank, Things.joining(ann));
        Member ben = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());
        Things.opened(store, timebank, AccountKind.POT);
        Stocked stocked = new Stocked(
                store,
                timebank,
                ann,
                Things.transfer(ben.id(), ann.id(), 60),
                Things.offer(ann.id(), OfferKind.OFFER, "care"),
                Things.proposed(Things.leg(ann.id(), ben.id(), "care", Things.TODAY)),
                Things.hold(Map.of(anns, 30L), Things.TODAY),
                referred());
        store.apply(timebank, stocked.changes());
        Key.UnsealedKey unsealed = new Key.UnsealedKey();
        store.apply(
                timebank,
                ChangeSet.builder()
                        .put(
                                new Key.SealKey(1),
                                0,
                                Seal.over(timebank, stocked.load(unsealed).orElseThrow(), Things.NOW, "admin"))
                        .build());
        return stocked;
    }

    static Assessment referred() {
        return new Assessment(
                Things.id(),
                Optional.of(Things.id()),
                Stage.PROPOSAL,
                RiskDecision.REFER,
                List.of("membership"),
                List.of(new Finding(
                        "a-code", 0, RiskDecision.REFER, "For the member.", "For the broker.", "A remedy.")),
                "",
                1,
                Things.NOW);
    }

    /** The same once more, done and settled. */
    private Exchange settled() {
        Leg planned = exchange.legs().get(0);
        Leg done = new Leg(
                planned.provider(),
                planned.recipient(),
                planned.kind(),
                planned.category(),
                planned.date(),
                60,
                OptionalLong.of(60),
                false);
        return new Exchange(
                ExchangeId.of(Things.id()),
                Optional.empty(),
                ExchangeState.SETTLED,
                List.of(done),
                Set.of(),
                Optional.empty(),
                Things.NOW,
                "broker",
                Optional.of(gift.id()),
                Optional.empty());
    }

    private ChangeSet changes() {
        UUID subject = exchange.id().value();
        return ChangeSet.builder()
                .add(Things.posting(gift))
                .add(Things.publishing(offer))
                .add(Things.saving(exchange, 0))
                .add(Things.saving(settled(), 0))
                .add(Things.placing(hold))
                .add(Things.setting(Things.terms(AccountId.of(ann.id()), false), 0))
                .add(Things.defining(Things.category("care"), 0))
                .assess(assessment)
                .answer(Things.refused(Optional.empty(), "refused"))
                .answer(Things.done("result", "done"))
                .answer(Things.done("result", "both", "further"))
                .tell(Things.event(subject, 1))
                .build();
    }

    /** The same for an application that starts now, and remembers nothing. */
    Stocked readBy(JdbcTimebankStore other) {
        return new Stocked(other, timebank, ann, gift, offer, exchange, hold, assessment);
    }

    AccountId account() {
        return AccountId.of(ann.id());
    }

    <T> Optional<T> load(Key<T> key) {
        return store.load(timebank, Needs.of(key)).find(key);
    }

    Optional<?> answer(String key) {
        return load(new Key.AnswerKey(IdempotencyKey.of(key)));
    }
}
