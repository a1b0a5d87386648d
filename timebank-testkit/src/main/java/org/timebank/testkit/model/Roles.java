package org.timebank.testkit.model;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.Role;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.OpenBalances;
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
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.ReverseExchange;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;

/** Who may give which command. */
final class Roles {

    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);
    private static final Set<Role> BROKERS = Set.of(Role.BROKER);
    private static final Set<Role> OFFICE = Set.of(Role.BROKER, Role.ADMINISTRATOR);
    private static final Set<Role> PARTIES = Set.of(Role.MEMBER, Role.BROKER);
    private static final Set<Role> ALL_WHO_ACT = Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);

    private static final Map<Class<?>, Set<Role>> BY_COMMAND = Map.ofEntries(
            entry(AdoptRules.class, ADMINISTRATORS),
            entry(DefineCategory.class, ADMINISTRATORS),
            entry(JoinTimebank.class, OFFICE),
            entry(ReturnToTimebank.class, OFFICE),
            entry(LeaveTimebank.class, ALL_WHO_ACT),
            entry(PublishOffer.class, ALL_WHO_ACT),
            entry(WithdrawOffer.class, ALL_WHO_ACT),
            entry(ProposeExchange.class, PARTIES),
            entry(AcceptExchange.class, PARTIES),
            entry(DeclineExchange.class, PARTIES),
            entry(CancelExchange.class, PARTIES),
            entry(ConfirmExchange.class, PARTIES),
            entry(ApproveExchange.class, BROKERS),
            entry(RecordExchange.class, BROKERS),
            entry(ReverseExchange.class, OFFICE),
            entry(GiveCredits.class, ALL_WHO_ACT),
            entry(DonateToPot.class, ALL_WHO_ACT),
            entry(PayFromPot.class, OFFICE),
            entry(AdjustBalance.class, ADMINISTRATORS),
            entry(OpenBalances.class, ADMINISTRATORS),
            entry(ReverseTransaction.class, OFFICE),
            entry(PlaceHold.class, ALL_WHO_ACT),
            entry(CaptureHold.class, ALL_WHO_ACT),
            entry(ReleaseHold.class, OFFICE),
            entry(ExpireHolds.class, ADMINISTRATORS),
            entry(ChangeLimits.class, ADMINISTRATORS),
            entry(CloseAccount.class, ADMINISTRATORS),
            entry(ReopenAccount.class, ADMINISTRATORS),
            entry(ExpireCredits.class, ADMINISTRATORS),
            entry(SealLedger.class, ADMINISTRATORS));

    private Roles() {}

    static Set<Role> of(Command<?> command) {
        return Optional.ofNullable(BY_COMMAND.get(command.getClass())).orElseThrow();
    }
}
