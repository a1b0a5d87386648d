package org.timebank.testkit;

import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.credit.Unsealed;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.Membership;
import org.timebank.offer.Category;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/**
 * What can be changed as things are: each a change set that a store takes if nothing else has happened, or an empty one where
 * it is not possible. Immutable.
 *
 * @param timebank whose seals they are
 * @param facts everything that there is
 */
record Deeds(TimebankId timebank, Facts facts) {

    ChangeSet transfer(Member from, Member to, long minutes) {
        return open(from, to) ? LedgerThings.transferring(from, to, minutes) : nothing();
    }

    /** A transfer that may break a limit. */
    ChangeSet limited(Member from, Member to, long minutes) {
        Posting posting = Posting.of(LedgerThings.transfer(from, to, minutes))
                .within(AccountId.of(from.id()), Limits.floor(-60))
                .within(AccountId.of(to.id()), LedgerThings.ceiling(90));
        return open(from, to) ? ChangeSet.builder().post(posting).build() : nothing();
    }

    ChangeSet hold(Member member, long minutes) {
        return isOpen(account(member)) ? HoldThings.placing(HoldThings.hold(member, minutes)) : nothing();
    }

    ChangeSet capture(Hold hold, Member to, long minutes) {
        Member owner = Cast.of(MemberId.of(hold.minutes().firstKey().value()));
        return isHeld(hold) && !owner.equals(to) && open(owner, to)
                ? HoldThings.capturing(hold, LedgerThings.transfer(owner, to, minutes), Optional.empty())
                : nothing();
    }

    ChangeSet free(Hold hold) {
        return isHeld(hold) ? HoldThings.freeing(hold, HoldState.RELEASED) : nothing();
    }

    ChangeSet reverse(LedgerTransaction undone) {
        boolean possible = facts.find(new Key.TransactionKey(undone.id()))
                        .orElseThrow()
                        .reversedBy()
                        .isEmpty()
                && undone.entries().stream().allMatch(entry -> isOpen(entry.account()));
        return possible
                ? ChangeSet.builder().post(LedgerThings.reversing(undone)).build()
                : nothing();
    }

    ChangeSet limit(Member member, int minutes) {
        AccountTerms terms = LedgerThings.terms(member, AccountLimits.debitLimit(minutes));
        return isOpen(terms.account()) ? set(terms) : nothing();
    }

    ChangeSet close(Member member) {
        boolean isEmpty =
                facts.find(new Key.AccountKey(account(member))).orElseThrow().isEmpty();
        return isEmpty && isOpen(account(member)) ? set(LedgerThings.terms(member, true)) : nothing();
    }

    ChangeSet reopen(Member member) {
        return isOpen(account(member)) ? nothing() : set(LedgerThings.terms(member, false));
    }

    ChangeSet seal() {
        Unsealed unsealed = facts.find(new Key.UnsealedKey()).orElseThrow();
        return unsealed.heads().isEmpty() ? nothing() : LedgerThings.sealing(LedgerThings.seal(timebank, unsealed));
    }

    ChangeSet define(Category category) {
        Key.CategoryKey key = new Key.CategoryKey(category.code());
        return ChangeSet.builder().put(key, facts.version(key), category).build();
    }

    ChangeSet leave(Member member, int days) {
        Key.MemberKey key = new Key.MemberKey(member.id());
        Membership membership = member.latestMembership().until(Things.TODAY.plusDays(days));
        return ChangeSet.builder()
                .put(key, facts.version(key), member.withLatestMembership(membership))
                .build();
    }

    static ChangeSet nothing() {
        return ChangeSet.builder().build();
    }

    private ChangeSet set(AccountTerms terms) {
        return LedgerThings.setting(terms, facts.version(new Key.TermsKey(terms.account())));
    }

    private boolean isHeld(Hold hold) {
        return facts.find(new Key.HoldKey(hold.id()))
                .filter(found -> found.state() == HoldState.OPEN)
                .isPresent();
    }

    private boolean open(Member one, Member other) {
        return isOpen(account(one)) && isOpen(account(other));
    }

    private boolean isOpen(AccountId account) {
        return facts.find(new Key.TermsKey(account))
                .filter(AccountTerms::closed)
                .isEmpty();
    }

    private static AccountId account(Member member) {
        return AccountId.of(member.id());
    }
}
