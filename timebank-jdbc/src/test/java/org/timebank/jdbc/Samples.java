package org.timebank.jdbc;

import static org.timebank.jdbc.Town.ANN;
import static org.timebank.jdbc.Town.BEN;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.timebank.command.Command;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.OpeningBalance;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.credit.ReopenAccount;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.SealLedger;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.exchange.ReverseExchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberKind;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.OfferKind;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;

/** A command of each kind that is done in a town, with everything given that can be given. */
final class Samples {

    private static final Map<Class<?>, Function<Town, Command<?>>> OF = new LinkedHashMap<>();

    static {
        ofMembersAndOffers();
        ofExchanges();
        ofTransfers();
        ofHoldsAndTerms();
    }

    private Samples() {}

    private static void ofMembersAndOffers() {
        OF.put(AdoptRules.class, town -> AdoptRules.of(town.key(), Town.rules()));
        OF.put(
                JoinTimebank.class,
                town -> new JoinTimebank(
                        town.newKey(),
                        MemberKind.PERSON,
                        town.today(),
                        Set.of(ExternalReference.of("crm", town.key()))));
        OF.put(LeaveTimebank.class, town -> LeaveTimebank.of(town.key(), town.stranger(), town.today()));
        OF.put(ReturnToTimebank.class, town -> ReturnToTimebank.of(town.key(), town.whoLeft(), town.today()));
        OF.put(DefineCategory.class, town -> DefineCategory.of(town.key(), town.key(), "Label", false));
        OF.put(PublishOffer.class, town -> PublishOffer.of(town.key(), ANN, OfferKind.OFFER, "care", "Title"));
        OF.put(WithdrawOffer.class, town -> WithdrawOffer.of(town.key(), town.offer()));
    }

    private static void ofExchanges() {
        OF.put(
                ProposeExchange.class,
                town -> ProposeExchange.of(town.key(), town.today(), new PlannedLeg(ANN, BEN, "care", 60)));
        OF.put(ApproveExchange.class, town -> ApproveExchange.of(town.key(), town.awaitingApproval()));
        OF.put(AcceptExchange.class, town -> AcceptExchange.of(town.key(), town.proposed()));
        OF.put(DeclineExchange.class, town -> new DeclineExchange(town.newKey(), town.proposed()));
        OF.put(CancelExchange.class, town -> new CancelExchange(town.newKey(), town.proposed()));
        OF.put(ConfirmExchange.class, Samples::confirming);
        OF.put(RecordExchange.class, Samples::recording);
        OF.put(ReverseExchange.class, town -> {
            ExchangeId settled = town.submit(recording(town)).orElseThrow().exchange();
            return ReverseExchange.of(town.key(), settled, "Because");
        });
    }

    private static ConfirmExchange confirming(Town town) {
        return ConfirmExchange.of(town.key(), town.agreed(), town.today(), 60L);
    }

    private static RecordExchange recording(Town town) {
        return RecordExchange.of(new RecordedLeg(town.newKey(), town.today(), ANN, BEN, "care", 60))
                .named("Reference")
                .approvedBeforehandBy("somebody");
    }

    private static void ofTransfers() {
        OF.put(GiveCredits.class, town -> new GiveCredits(town.newKey(), ANN, BEN, 1, Optional.of(town.today())));
        OF.put(DonateToPot.class, Samples::donating);
        OF.put(PayFromPot.class, town -> {
            town.submit(donating(town)).orElseThrow();
            return new PayFromPot(town.newKey(), ANN, BEN, 1, Optional.of(town.today()), "Because");
        });
        OF.put(
                AdjustBalance.class,
                town -> new AdjustBalance(
                        town.newKey(),
                        AccountRef.of(ANN),
                        AdjustBalance.Direction.CREDIT,
                        1,
                        Optional.of(town.today()),
                        "Because"));
        OF.put(
                OpenBalances.class,
                town -> new OpenBalances(
                        town.newKey(),
                        List.of(new OpeningBalance(town.stranger(), 5)),
                        Optional.of(town.today()),
                        "Because"));
        OF.put(ReverseTransaction.class, town -> ReverseTransaction.of(town.key(), town.gift(), "Because"));
        OF.put(
                ExpireCredits.class,
                town -> new ExpireCredits(
                        town.newKey(),
                        Instant.EPOCH,
                        List.of(town.bank().members().find(ANN).orElseThrow().id())));
    }

    private static DonateToPot donating(Town town) {
        return new DonateToPot(town.newKey(), ANN, 1, Optional.of(town.today()));
    }

    private static void ofHoldsAndTerms() {
        OF.put(PlaceHold.class, town -> new PlaceHold(town.newKey(), ANN, 1, Optional.of(town.today())));
        OF.put(
                CaptureHold.class,
                town -> new CaptureHold(town.newKey(), town.hold(), AccountRef.of(BEN), 1, Optional.of(town.today())));
        OF.put(ReleaseHold.class, town -> ReleaseHold.of(town.key(), town.hold()));
        OF.put(ExpireHolds.class, town -> new ExpireHolds(town.newKey(), List.of(town.dueHold())));
        OF.put(
                ChangeLimits.class,
                town -> ChangeLimits.of(town.key(), AccountRef.of(ANN), AccountLimits.debitLimit(100_000), "Because"));
        OF.put(CloseAccount.class, town -> CloseAccount.of(town.key(), AccountRef.of(town.stranger()), "Because"));
        OF.put(ReopenAccount.class, town -> ReopenAccount.of(town.key(), town.closed(), "Because"));
        OF.put(SealLedger.class, town -> {
            town.gift();
            return SealLedger.of(town.key());
        });
    }

    static Set<Class<?>> kinds() {
        return OF.keySet();
    }

    static Command<?> of(Class<?> kind, Town town) {
        return Optional.ofNullable(OF.get(kind)).orElseThrow().apply(town);
    }
}
