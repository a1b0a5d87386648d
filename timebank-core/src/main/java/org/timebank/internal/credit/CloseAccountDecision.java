package org.timebank.internal.credit;

import org.timebank.command.RefusalCode;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CloseAccount;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;

/** An account with nothing on it is closed. */
public final class CloseAccountDecision extends TermsDecision<CloseAccount> {

    @Override
    AccountRef account(CloseAccount command) {
        return command.account();
    }

    @Override
    Decided<Integer> decide(AccountId account, Accounts accounts, CloseAccount command, Circumstances now) {
        if (accounts.isClosed(account)) {
            return Decided.refused(RefusalCode.ACCOUNT_CLOSED, accounts.named(account));
        }
        Account standing = accounts.account(account);
        if (!standing.isEmpty()) {
            return Decided.refused(
                    RefusalCode.ACCOUNT_NOT_EMPTY, accounts.named(account), standing.balance(), standing.held());
        }
        return set(account, accounts.own(account), true, command.explanation(), accounts, now);
    }
}
