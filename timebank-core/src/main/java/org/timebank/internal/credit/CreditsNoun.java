package org.timebank.internal.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountStanding;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.Credits;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.DueRun;
import org.timebank.credit.EntryProof;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.KindTotal;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.ReasonTotal;
import org.timebank.credit.ReleaseHold;
import org.timebank.credit.ReopenAccount;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.Seal;
import org.timebank.credit.SealLedger;
import org.timebank.credit.SealReceipt;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Verification;
import org.timebank.credit.VerificationRange;
import org.timebank.internal.pipeline.Caller;
import org.timebank.internal.pipeline.Pipeline;
import org.timebank.internal.pipeline.Reading;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** {@link Credits} for one caller. */
public record CreditsNoun(Pipeline pipeline, Caller caller) implements Credits {

    @Override
    public Outcome<LedgerTransactionId> give(GiveCredits command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<LedgerTransactionId> donate(DonateToPot command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<LedgerTransactionId> payFromPot(PayFromPot command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<LedgerTransactionId> adjust(AdjustBalance command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<LedgerTransactionId> open(OpenBalances command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<LedgerTransactionId> reverse(ReverseTransaction command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<HoldId> hold(PlaceHold command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<LedgerTransactionId> capture(CaptureHold command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<HoldId> release(ReleaseHold command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<Integer> changeLimits(ChangeLimits command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<Integer> close(CloseAccount command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<Integer> reopen(ReopenAccount command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<Integer> expireHolds(ExpireHolds command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<List<Long>> expireCredits(ExpireCredits command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<SealReceipt> seal(SealLedger command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<DueRun> runDue(LocalDate asOf, Optional<MemberId> after, int batch, Consumer<DueRun> progress) {
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("A batch takes 1 to " + LARGEST_BATCH + ", not " + batch);
        }
        if (!Span.upTo(asOf).equals(Optional.of(asOf))) {
            throw new IllegalArgumentException("A day lies in the years 1 to 9999, and not so " + asOf);
        }
        reading().everyMember();
        Optional<CommunityRules> rules = reading().find(new Key.RulesKey()).map(AdoptedRules::rules);
        if (rules.isEmpty()) {
            return Outcome.refused(Refusal.of(RefusalCode.UNKNOWN_TIMEBANK));
        }
        LocalDate today = rules.get().dayOf(pipeline.now());
        if (asOf.isAfter(today)) {
            return Outcome.refused(Refusal.of(RefusalCode.FUTURE_DATE, asOf, today));
        }
        return new DueRunner(pipeline, caller, asOf, batch, progress).run(rules.get(), after);
    }

    @Override
    public OptionalLong balance(MemberRef member) {
        return standing(AccountRef.of(member)).stream()
                .mapToLong(standing -> standing.account().balance())
                .findAny();
    }

    @Override
    public Optional<AccountStanding> standing(AccountRef account) {
        return statements().visible(account).flatMap(this::standing);
    }

    private Optional<AccountStanding> standing(AccountId account) {
        Facts facts = reading()
                .load(Needs.of(
                        new Key.RulesKey(),
                        new Key.AccountKey(account),
                        new Key.MemberKey(MemberId.of(account.value()))));
        return facts.find(new Key.RulesKey()).map(rules -> new Accounts(facts, rules.rules()).standing(account));
    }

    @Override
    public long balanceOn(AccountRef account, LocalDate occurredOn) {
        return statements()
                .visible(account)
                .flatMap(id -> Span.upTo(occurredOn).map(day -> reading().ask(new Query.BalanceOn(id, day))))
                .orElse(0L);
    }

    @Override
    public long balanceAsRecorded(AccountRef account, Instant moment) {
        return statements()
                .visible(account)
                .flatMap(id -> Span.upTo(moment).flatMap(at -> reading().find(new Key.LineAtKey(id, at))))
                .map(StatementLine::balance)
                .orElse(0L);
    }

    @Override
    public List<StatementLine> statement(AccountRef account, long after, int limit) {
        Reading.page(limit);
        if (after < 0) {
            throw new IllegalArgumentException("Lines are numbered from 1, and 0 begins; not " + after);
        }
        return statements()
                .visible(account)
                .map(id -> reading().ask(new Query.StatementOf(id, after, limit)))
                .orElseGet(List::of);
    }

    @Override
    public List<StatementLine> statementBackwards(AccountRef account, long before, int limit) {
        Reading.page(limit);
        if (before < 1) {
            throw new IllegalArgumentException("Lines are numbered from 1; nothing is before " + before);
        }
        return statements()
                .visible(account)
                .map(id -> reading().ask(new Query.StatementBackOf(id, before, limit)))
                .orElseGet(List::of);
    }

    @Override
    public Optional<PostedTransaction> transaction(LedgerTransactionId transaction) {
        reading().everyMember();
        return reading().find(new Key.TransactionKey(transaction));
    }

    @Override
    public List<Hold> holds(AccountRef account, Optional<HoldId> after, int limit) {
        Reading.page(limit);
        return statements()
                .visible(account)
                .map(id -> reading().ask(new Query.HoldsOn(id, after, limit)))
                .orElseGet(List::of);
    }

    @Override
    public List<AccountTerms> terms(AccountRef account) {
        return statements()
                .visible(account)
                .map(id -> reading().ask(new Query.TermsOf(id)))
                .orElseGet(List::of);
    }

    @Override
    public Map<AccountKind, KindTotal> totalsByKind() {
        reading().totals();
        Map<AccountKind, KindTotal> totals = new EnumMap<>(AccountKind.class);
        for (AccountKind kind : AccountKind.values()) {
            totals.put(kind, KindTotal.NONE);
        }
        totals.putAll(reading().ask(new Query.TotalsByKind()));
        return Collections.unmodifiableMap(totals);
    }

    @Override
    public long outstanding() {
        Map<AccountKind, KindTotal> totals = totalsByKind();
        long issued = Math.negateExact(balance(totals, AccountKind.ISSUANCE));
        return Math.subtractExact(issued, balance(totals, AccountKind.EXPIRED));
    }

    private static long balance(Map<AccountKind, KindTotal> totals, AccountKind kind) {
        return totals.getOrDefault(kind, KindTotal.NONE).balance();
    }

    @Override
    public List<ReasonTotal> totalsByReason(LocalDate from, LocalDate to) {
        reading().totals();
        return Span.from(from)
                .flatMap(first -> Span.upTo(to).map(last -> reading().ask(new Query.TotalsByReason(first, last))))
                .orElseGet(List::of);
    }

    @Override
    public Optional<Seal> seal(int number) {
        reading().everyMember();
        return reading().find(new Key.SealKey(number));
    }

    @Override
    public Optional<EntryProof> proof(AccountRef account, long number) {
        return statements().visible(account).flatMap(id -> statements().proof(id, number));
    }

    @Override
    public List<EntryProof> proofs(AccountRef account, LedgerTransactionId transaction) {
        return statements()
                .visible(account)
                .map(id -> statements().proofs(id, transaction))
                .orElseGet(List::of);
    }

    @Override
    public Verification verify(VerificationRange range, Consumer<Verification> progress) {
        reading().everyMember();
        return new Verifier(reading(), range, progress).run();
    }

    private Reading reading() {
        return new Reading(pipeline, caller);
    }

    private Statements statements() {
        return new Statements(reading());
    }
}
