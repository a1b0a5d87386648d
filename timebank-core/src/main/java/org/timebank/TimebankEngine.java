package org.timebank;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.timebank.access.AccessPolicy;
import org.timebank.command.TimebankId;
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
import org.timebank.internal.credit.AdjustDecision;
import org.timebank.internal.credit.CaptureHoldDecision;
import org.timebank.internal.credit.ChangeLimitsDecision;
import org.timebank.internal.credit.CloseAccountDecision;
import org.timebank.internal.credit.DonateDecision;
import org.timebank.internal.credit.ExpireCreditsDecision;
import org.timebank.internal.credit.ExpireHoldsDecision;
import org.timebank.internal.credit.GiveDecision;
import org.timebank.internal.credit.OpenBalancesDecision;
import org.timebank.internal.credit.PayFromPotDecision;
import org.timebank.internal.credit.PlaceHoldDecision;
import org.timebank.internal.credit.ReleaseHoldDecision;
import org.timebank.internal.credit.ReopenAccountDecision;
import org.timebank.internal.credit.ReverseDecision;
import org.timebank.internal.credit.SealDecision;
import org.timebank.internal.exchange.AcceptDecision;
import org.timebank.internal.exchange.ApproveDecision;
import org.timebank.internal.exchange.CancelDecision;
import org.timebank.internal.exchange.ConfirmDecision;
import org.timebank.internal.exchange.DeclineDecision;
import org.timebank.internal.exchange.ProposeDecision;
import org.timebank.internal.exchange.RecordDecision;
import org.timebank.internal.exchange.ReverseExchangeDecision;
import org.timebank.internal.member.JoinDecision;
import org.timebank.internal.member.LeaveDecision;
import org.timebank.internal.member.ReturnDecision;
import org.timebank.internal.offer.DefineCategoryDecision;
import org.timebank.internal.offer.PublishDecision;
import org.timebank.internal.offer.WithdrawDecision;
import org.timebank.internal.pipeline.Decisions;
import org.timebank.internal.pipeline.Pipeline;
import org.timebank.internal.risk.RiskAssessor;
import org.timebank.internal.rules.AdoptDecision;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.risk.ApprovalCheck;
import org.timebank.risk.MembershipCheck;
import org.timebank.risk.RiskCheck;
import org.timebank.rules.AdoptRules;
import org.timebank.spi.TimebankStore;

/**
 * The library in an application: one engine over one store, for all of the application's timebanks. Immutable,
 * thread-safe.
 *
 * {@snippet file="org/timebank/TimebankEngineSnippets.java" region="engine"}
 */
public final class TimebankEngine {

    private final Pipeline pipeline;

    private TimebankEngine(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Begins an engine over a store, with the system's clock in UTC, access by role, and the two standard risk checks. */
    public static Builder builder(TimebankStore store) {
        return new Builder(store);
    }

    /**
     * The same engine over another store, such as one that has joined a transaction of the host's. Made in no time, so that
     * each transaction may have its own.
     */
    public TimebankEngine over(TimebankStore store) {
        return new TimebankEngine(pipeline.over(store));
    }

    /** One of the timebanks, founded or not. */
    public Tenant timebank(TimebankId timebank) {
        return new Tenant(pipeline, timebank);
    }

    /** Configures an engine. Not thread-safe. */
    public static final class Builder {
        private final TimebankStore store;
        private final List<RiskCheck> riskChecks = new ArrayList<>(List.of(new MembershipCheck(), new ApprovalCheck()));
        private Clock clock = Clock.systemUTC();
        private AccessPolicy accessPolicy = AccessPolicy.byRole();
        private @Nullable IdGenerator ids;

        private Builder(TimebankStore store) {
            this.store = store;
        }

        /** The clock that tells the moment of each command: of the years 1970 to 9998, or commands end in an {@link IllegalStateException}. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** Where ids come from; unless given, {@link IdGenerator#timeOrdered} by the engine's clock. */
        public Builder ids(IdGenerator value) {
            this.ids = value;
            return this;
        }

        /** What actors may do; unless given, {@link AccessPolicy#byRole()}. */
        public Builder accessPolicy(AccessPolicy value) {
            this.accessPolicy = value;
            return this;
        }

        /** Adds a risk check to those that are asked. One check more never makes a decision milder. */
        public Builder riskCheck(RiskCheck value) {
            this.riskChecks.add(value);
            return this;
        }

        public TimebankEngine build() {
            IdGenerator generator = Optional.ofNullable(ids).orElseGet(() -> IdGenerator.timeOrdered(clock));
            return new TimebankEngine(
                    new Pipeline(store, clock, generator::next, accessPolicy, decisions(new RiskAssessor(riskChecks))));
        }

        private static Decisions decisions(RiskAssessor risk) {
            return new Decisions()
                    .put(AdoptRules.class, new AdoptDecision())
                    .put(JoinTimebank.class, new JoinDecision())
                    .put(LeaveTimebank.class, new LeaveDecision())
                    .put(ReturnToTimebank.class, new ReturnDecision())
                    .put(DefineCategory.class, new DefineCategoryDecision())
                    .put(PublishOffer.class, new PublishDecision())
                    .put(WithdrawOffer.class, new WithdrawDecision())
                    .put(ProposeExchange.class, new ProposeDecision(risk))
                    .put(ApproveExchange.class, new ApproveDecision(risk))
                    .put(AcceptExchange.class, new AcceptDecision(risk))
                    .put(DeclineExchange.class, new DeclineDecision())
                    .put(CancelExchange.class, new CancelDecision())
                    .put(ConfirmExchange.class, new ConfirmDecision(risk))
                    .put(RecordExchange.class, new RecordDecision(risk))
                    .put(ReverseExchange.class, new ReverseExchangeDecision())
                    .put(GiveCredits.class, new GiveDecision())
                    .put(DonateToPot.class, new DonateDecision())
                    .put(PayFromPot.class, new PayFromPotDecision())
                    .put(AdjustBalance.class, new AdjustDecision())
                    .put(OpenBalances.class, new OpenBalancesDecision())
                    .put(ReverseTransaction.class, new ReverseDecision())
                    .put(PlaceHold.class, new PlaceHoldDecision())
                    .put(CaptureHold.class, new CaptureHoldDecision())
                    .put(ReleaseHold.class, new ReleaseHoldDecision())
                    .put(ExpireHolds.class, new ExpireHoldsDecision())
                    .put(ExpireCredits.class, new ExpireCreditsDecision())
                    .put(ChangeLimits.class, new ChangeLimitsDecision())
                    .put(CloseAccount.class, new CloseAccountDecision())
                    .put(ReopenAccount.class, new ReopenAccountDecision())
                    .put(SealLedger.class, new SealDecision());
        }
    }
}
