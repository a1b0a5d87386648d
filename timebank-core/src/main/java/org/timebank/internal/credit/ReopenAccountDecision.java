package org.timebank.internal.credit;

import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountRef;
import org.timebank.credit.ReopenAccount;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;

/** A closed account is opened again. */
public final class ReopenAccountDecision extends TermsDecision<ReopenAccount> {

    @Override
    AccountRef account(ReopenAccount command) {
        return command.account();
    }

    @Override
    Decided<Integer> decide(AccountId account, Accounts accounts, ReopenAccount command, Circumstances now) {
        return accounts.isClosed(account)
                ? set(account, accounts.own(account), false, command.explanation(), accounts, now)
                : Decided.refused(RefusalCode.ACCOUNT_NOT_CLOSED, accounts.named(account));
    }
}
