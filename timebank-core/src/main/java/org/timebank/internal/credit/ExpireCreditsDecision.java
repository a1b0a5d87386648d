package org.timebank.internal.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.CalendarMoment;
import org.timebank.command.CanonicalText;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.Limits;
import org.timebank.credit.StatementLine;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.member.MemberId;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Posting;

/** Credits expire that have grown older than the rules allow. */
public final class ExpireCreditsDecision implements Decision<ExpireCredits, List<Long>> {

    private static final AccountId EXPIRED = AccountId.of(AccountKind.EXPIRED);

    /** The last moment at which credits expire of a day, under these rules; empty if credits do not expire. */
    static Optional<Instant> creditedBefore(LocalDate asOf, CommunityRules rules) {
        return rules.credits().expiryMonths().isEmpty()
                ? Optional.empty()
                : Optional.of(asOf.minusMonths(rules.credits().expiryMonths().getAsInt())
                        .atStartOfDay(rules.zone())
                        .toInstant());
    }

    @Override
    public Needs needs(ExpireCredits command) {
        Set<Key<?>> keys = new LinkedHashSet<>();
        keys.add(new Key.AccountKey(EXPIRED));
        for (MemberId member : command.members()) {
            keys.add(new Key.MemberKey(member));
            keys.add(lastLine(member, command));
        }
        return Needs.of(keys);
    }

    @Override
    public Decided<List<Long>> decide(Facts facts, ExpireCredits command, Circumstances now) {
        Optional<Instant> latest = creditedBefore(now.today(), now.rules());
        if (latest.isEmpty()) {
            return Decided.refused(RefusalCode.NO_EXPIRY);
        }
        if (command.creditedBefore().isAfter(latest.get())) {
            return Decided.refused(RefusalCode.CREDITS_STILL_VALID, latest.get());
        }
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < command.members().size(); i++) {
            MemberId member = command.members().get(i);
            if (facts.find(new Key.MemberKey(member)).isEmpty()) {
                refusals.add(Refusal.of(RefusalCode.UNKNOWN_MEMBER, member).atPart(i));
            }
        }
        return refusals.isEmpty() ? expire(command, facts, now) : Decided.refused(refusals);
    }

    private static Decided<List<Long>> expire(ExpireCredits command, Facts facts, Circumstances now) {
        Accounts accounts = new Accounts(facts, now.rules());
        Transfer transfer = new Transfer(facts, now).withoutLimits();
        List<Long> expired = new ArrayList<>();
        Set<AccountId> due = new LinkedHashSet<>();
        long sum = 0;
        for (MemberId member : command.members()) {
            Account account = accounts.account(AccountId.of(member));
            long minutes = due.contains(account.id()) ? 0 : due(account, facts.find(lastLine(member, command)));
            expired.add(minutes);
            if (minutes > 0) {
                due.add(account.id());
                transfer.enter(account.id(), -minutes).asSeen(account.id());
                sum = Math.addExact(sum, minutes);
            }
        }
        if (sum == 0) {
            return Decided.done(expired, ChangeSet.builder().build());
        }
        transfer.enter(EXPIRED, sum);
        Optional<Refusal> refusal = transfer.refusal();
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        TransactionHeader header = transfer.header(TransactionReason.EXPIRY, now.id(IdUse.TRANSACTION), now.today());
        ChangeSet changes = ChangeSet.builder()
                .post(nothingHeld(transfer.posting(header), due))
                .tell(now.event(
                        EventType.CREDITS_MOVED,
                        header.id().value(),
                        1,
                        header.reason().code()))
                .build();
        return Decided.done(expired, transfer.warnings(), changes);
    }

    /**
     * First in, first out: all debits there ever were have taken from what came in first, and what is held is the oldest of
     * what is left. Never more than is free, as no more was credited then than was ever credited.
     */
    private static long due(Account account, Optional<StatementLine> lastOld) {
        long creditedThen = lastOld.map(StatementLine::credited).orElse(0L);
        long debited = Math.subtractExact(account.credited(), account.balance());
        return Math.max(0, creditedThen - debited - account.held());
    }

    /** What is held meanwhile does not expire. */
    private static Posting nothingHeld(Posting posting, Set<AccountId> due) {
        Posting bounded = posting;
        for (AccountId account : due) {
            Limits limits = posting.limits().getOrDefault(account, Limits.NONE);
            bounded = bounded.within(
                    account, Limits.floor(Math.max(0, limits.floor().orElse(0))));
        }
        return bounded;
    }

    private static Key.LineAtKey lastLine(MemberId member, ExpireCredits command) {
        return new Key.LineAtKey(
                AccountId.of(member), Span.before(command.creditedBefore()).orElse(CalendarMoment.FIRST));
    }

    @Override
    public String write(List<Long> result) {
        return CanonicalText.of(result);
    }

    @Override
    public List<Long> read(String remembered) {
        return CanonicalText.fields(remembered).stream().map(Long::valueOf).toList();
    }
}
