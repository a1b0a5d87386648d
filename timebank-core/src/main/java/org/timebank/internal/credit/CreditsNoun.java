package org.timebank.internal.credit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Credits;
import org.timebank.credit.StatementLine;
import org.timebank.internal.pipeline.Reading;
import org.timebank.member.Member;
import org.timebank.member.MemberRef;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/** {@link Credits} for one caller. */
public record CreditsNoun(Reading reading) implements Credits {

    @Override
    public OptionalLong balance(MemberRef member) {
        return account(member)
                .flatMap(account -> reading.find(new Key.AccountKey(account)))
                .map(Account::balance)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public List<StatementLine> statement(MemberRef member, long after, int limit) {
        Reading.page(limit);
        if (after < 0) {
            throw new IllegalArgumentException("Lines are numbered from 1, and 0 begins; not " + after);
        }
        return account(member)
                .map(account -> reading.ask(new Query.StatementOf(account, after, limit)))
                .orElseGet(List::of);
    }

    private Optional<AccountId> account(MemberRef member) {
        return reading.visible(member).map(Member::id).map(AccountId::of);
    }
}
