package org.timebank.internal.credit;

import org.timebank.credit.AccountId;
import org.timebank.credit.AccountRef;
import org.timebank.credit.ChangeLimits;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;

/** An account is given limits of its own, or those of the rules again. */
public final class ChangeLimitsDecision extends TermsDecision<ChangeLimits> {

    @Override
    AccountRef account(ChangeLimits command) {
        return command.account();
    }

    @Override
    Decided<Integer> decide(AccountId account, Accounts accounts, ChangeLimits command, Circumstances now) {
        return set(account, command.limits(), accounts.isClosed(account), command.explanation(), accounts, now);
    }
}
