package org.timebank.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.VerificationRange;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.offer.PublishOffer;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;

/** A timebank of its own on a database, its days beginning with the first one there is, and somebody who may do everything. */
final class Town {

    static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    static final ExternalReference BEN = ExternalReference.of("crm", "ben");

    private final Heard heard;
    private final TimebankEngine engine;
    private final Timebank bank;
    private Instant now = Things.NOW;
    private int keys;

    Town(Engine database) {
        this(database.shared());
    }

    /** On a database with the tables. */
    Town(DataSource database) {
        heard = new Heard(database);
        engine = TimebankEngine.builder(JdbcTimebankStore.of(heard.listening()))
                .clock(clock())
                .build();
        TimebankId id = Things.timebank();
        bank = engine.timebank(id).actingAs(everybody("broker"));
        submit(AdoptRules.of(key(), rules())).orElseThrow();
        join(ANN);
        join(BEN);
        submit(DefineCategory.of(key(), "care", "Care", false)).orElseThrow();
        submit(DefineCategory.of(key(), "nursing", "Nursing", true)).orElseThrow();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("Nobody asks for the zone of this clock");
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    static Actor everybody(String id) {
        return Actor.administrator(id).alsoAs(Role.BROKER);
    }

    static CommunityRules rules() {
        return new CommunityRules(
                Rounding.upTo(15),
                AccountLimits.NONE,
                AccountLimits.NONE,
                720,
                ZoneOffset.UTC,
                new CreditRules(0, true, OptionalInt.of(12), OptionalInt.of(30)));
    }

    Heard heard() {
        return heard;
    }

    Timebank bank() {
        return bank;
    }

    <R> Outcome<R> submit(Command<R> command) {
        @SuppressWarnings("unchecked") // a command is answered with its own type
        Outcome<R> outcome = (Outcome<R>) submitAll(List.of(command)).get(0);
        return outcome;
    }

    /** In one transaction; for one of the parties, where that has to be. */
    List<Outcome<?>> submitAll(List<? extends Command<?>> commands) {
        Command<?> last = commands.get(commands.size() - 1);
        boolean isOfParty = last instanceof AcceptExchange || last instanceof DeclineExchange;
        return (isOfParty ? bank.onBehalfOf(ANN) : bank).submit(commands);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    void twoDaysPass() {
        now = now.plusSeconds(2 * 86_400);
    }

    String key() {
        return "own-" + ++keys;
    }

    IdempotencyKey newKey() {
        return IdempotencyKey.of(key());
    }

    void join(ExternalReference reference) {
        submit(JoinTimebank.of(key(), MemberKind.PERSON, FIRST_DAY, reference)).orElseThrow();
    }

    /** Somebody with nothing on the account. */
    ExternalReference stranger() {
        ExternalReference reference = ExternalReference.of("crm", key());
        join(reference);
        return reference;
    }

    ExternalReference whoLeft() {
        ExternalReference reference = stranger();
        submit(LeaveTimebank.of(key(), reference, FIRST_DAY)).orElseThrow();
        return reference;
    }

    OfferId offer() {
        return submit(PublishOffer.of(key(), ANN, OfferKind.OFFER, "care", "Title"))
                .orElseThrow();
    }

    ExchangeId proposed() {
        return submit(ProposeExchange.of(key(), today(), new PlannedLeg(ANN, BEN, "care", 60)))
                .orElseThrow()
                .exchange();
    }

    LedgerTransactionId gift() {
        return submit(GiveCredits.of(key(), ANN, BEN, 5)).orElseThrow();
    }

    ExchangeId awaitingApproval() {
        return bank.actingAs(Actor.member("ann", ANN))
                .exchanges()
                .propose(ProposeExchange.of(key(), today(), new PlannedLeg(ANN, BEN, "nursing", 60)))
                .orElseThrow()
                .exchange();
    }

    ExchangeId agreed() {
        ExchangeId exchange = proposed();
        submit(AcceptExchange.of(key(), exchange)).orElseThrow();
        bank.onBehalfOf(BEN)
                .exchanges()
                .accept(AcceptExchange.of(key(), exchange))
                .orElseThrow();
        return exchange;
    }

    HoldId hold() {
        return submit(new PlaceHold(newKey(), ANN, 1, Optional.of(today()))).orElseThrow();
    }

    HoldId dueHold() {
        HoldId due = hold();
        twoDaysPass();
        return due;
    }

    AccountRef closed() {
        AccountRef account = AccountRef.of(stranger());
        submit(CloseAccount.of(key(), account, "Because")).orElseThrow();
        return account;
    }

    /** Whatever a refusal leaves as it was. */
    List<Object> picture() {
        return List.of(
                bank.credits().totalsByKind(),
                bank.credits().totalsByReason(LocalDate.MIN, LocalDate.MAX),
                bank.offers().categories(),
                bank.reports().activity(),
                bank.credits().terms(AccountRef.of(AccountKind.POT)),
                bank.credits().statement(ANN, 0, 1_000),
                bank.credits().statement(BEN, 0, 1_000));
    }

    boolean verifies() {
        return bank.credits()
                .verify(VerificationRange.all(), progress -> {})
                .flaw()
                .isEmpty();
    }
}
