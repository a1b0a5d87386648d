package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.Warning;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.member.ExternalReference;
import org.timebank.spi.Key;
import org.timebank.spi.Movement;

/** Decides commands on facts alone; what is done takes effect on them, and what is refused must change nothing. */
final class OnFacts {

    private final Given given = new Given();

    Given given() {
        return given;
    }

    /** Decides, applies, and answers what was decided. */
    <C extends Command<R>, R> Decided<R> decided(Decision<C, R> decision, C command, Circumstances now) {
        Decided<R> decided = decision.decide(given.facts(), command, now);
        assertThat(decided.outcome().refusals()).isEmpty();
        R result = decided.outcome().orElseThrow();
        assertThat(decision.read(decision.write(result))).isEqualTo(result);
        // What is decided on facts that are still true is what a store permits.
        for (Movement movement : decided.changes().movements().values()) {
            given.facts()
                    .find(new Key.AccountKey(movement.account()))
                    .ifPresent(before -> assertThat(movement.permits(before)).isTrue());
        }
        given.then(decided.changes());
        return decided;
    }

    <C extends Command<R>, R> R done(Decision<C, R> decision, C command, Circumstances now) {
        return decided(decision, command, now).outcome().orElseThrow();
    }

    /** The codes of the refusals. */
    <C extends Command<R>, R> List<String> refused(Decision<C, R> decision, C command, Circumstances now) {
        return refusals(decision, command, now).stream().map(Refusal::code).toList();
    }

    <C extends Command<R>, R> List<Refusal> refusals(Decision<C, R> decision, C command, Circumstances now) {
        Decided<R> decided = decision.decide(given.facts(), command, now);
        assertThat(decided.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(decided.changes().isEmpty()).isTrue();
        return decided.outcome().refusals();
    }

    <C extends Command<R>, R> List<String> warned(Decision<C, R> decision, C command, Circumstances now) {
        return decided(decision, command, now).outcome().warnings().stream()
                .map(Warning::sentence)
                .toList();
    }

    /** An administrator puts so much onto an account, or takes it away. */
    void stands(ExternalReference member, long minutes) {
        AdjustBalance command = minutes > 0
                ? AdjustBalance.credit("stands", AccountRef.of(member), minutes, "to begin with")
                : AdjustBalance.debit("stands", AccountRef.of(member), -minutes, "to begin with");
        done(new AdjustDecision(), command, given.by(Given.BROKER));
    }

    void stands(AccountKind kind, long minutes) {
        done(
                new AdjustDecision(),
                AdjustBalance.credit("stands", AccountRef.of(kind), minutes, "to begin with"),
                given.by(Given.BROKER));
    }

    void closed(AccountId account) {
        terms(account, Optional.empty(), true);
    }

    void closed(ExternalReference member) {
        closed(id(member));
    }

    void limited(AccountId account, AccountLimits limits) {
        terms(account, Optional.of(limits), false);
    }

    void limited(ExternalReference member, AccountLimits limits) {
        limited(id(member), limits);
    }

    void limited(ExternalReference member, Limits bounds) {
        limited(member, new AccountLimits(bounds, AccountLimits.NONE.warnBelow(), AccountLimits.NONE.warnAbove()));
    }

    private void terms(AccountId account, Optional<AccountLimits> own, boolean closed) {
        given.known(
                new Key.TermsKey(account), new AccountTerms(account, own, closed, Instant.EPOCH, "admin", "because"));
    }

    AccountId id(ExternalReference member) {
        return AccountId.of(given.id(member));
    }

    Account account(AccountId id) {
        return given.facts().find(new Key.AccountKey(id)).orElseThrow();
    }

    Account account(ExternalReference member) {
        return account(id(member));
    }

    LedgerTransaction posted(LedgerTransactionId id) {
        return given.facts().find(new Key.TransactionKey(id)).orElseThrow().transaction();
    }
}
