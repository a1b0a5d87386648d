package org.timebank.internal.credit;

import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountTerms;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** What decisions about the terms of accounts share: they answer the version. */
abstract class TermsDecision<C extends Command<Integer>> implements Decision<C, Integer> {

    /** Which account the command is about. */
    abstract AccountRef account(C command);

    /** Decides about an account that exists. */
    abstract Decided<Integer> decide(AccountId account, Accounts accounts, C command, Circumstances now);

    @Override
    public final Needs needs(C command) {
        return Needs.of(Accounts.key(account(command)));
    }

    @Override
    public final Decided<Integer> decide(Facts facts, C command, Circumstances now) {
        return Accounts.id(account(command), facts)
                .map(id -> decide(id, new Accounts(facts, now.rules()), command, now))
                .orElseGet(() -> Decided.refused(RefusalCode.UNKNOWN_MEMBER, account(command)));
    }

    /** Sets the next version of the terms. */
    static Decided<Integer> set(
            AccountId account,
            Optional<AccountLimits> own,
            boolean closed,
            String explanation,
            Accounts accounts,
            Circumstances now) {
        Key.TermsKey key = new Key.TermsKey(account);
        int before = accounts.facts().version(key);
        AccountTerms terms =
                new AccountTerms(account, own, closed, now.now(), now.actor().id(), explanation);
        ChangeSet changes = ChangeSet.builder()
                .put(key, before, terms)
                .tell(now.event(EventType.TERMS_CHANGED, Event.subjectOfTerms(account), before + 1, account.toString()))
                .build();
        return Decided.done(before + 1, changes);
    }

    @Override
    public final String write(Integer result) {
        return result.toString();
    }

    @Override
    public final Integer read(String remembered) {
        return Integer.valueOf(remembered);
    }
}
