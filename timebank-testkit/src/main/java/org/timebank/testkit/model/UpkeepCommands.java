package org.timebank.testkit.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.ReopenAccount;
import org.timebank.credit.SealLedger;
import org.timebank.member.MemberId;
import org.timebank.testkit.model.Step.Deed;

/** Makes commands about the terms of accounts, credits that grow old, and seals. */
final class UpkeepCommands {

    private final Model model;
    private final Choice choice;

    UpkeepCommands(Model model, Choice choice) {
        this.model = model;
        this.choice = choice;
    }

    Optional<Command<?>> of(Deed deed, Step step, String key) {
        IdempotencyKey as = IdempotencyKey.of(key);
        return Optional.ofNullable(
                switch (deed) {
                    case EXPIRE_CREDITS -> expireCredits(step, as);
                    case CHANGE_LIMITS ->
                        new ChangeLimits(
                                as,
                                choice.account(step.first()),
                                Choice.one(Communities.LIMITS, step.third()),
                                "Reason " + step.third());
                    case CLOSE -> CloseAccount.of(key, choice.account(step, empty()), "Reason " + step.third());
                    case REOPEN -> ReopenAccount.of(key, choice.account(step, closed()), "Reason " + step.third());
                    case SEAL -> SealLedger.of(key);
                    default -> null;
                });
    }

    /** Accounts on which nothing stands, though some of it may be held. */
    private List<Purse> empty() {
        return model.ledger.purses.values().stream()
                .filter(purse -> purse.balance == 0 && !purse.closed)
                .toList();
    }

    /** Accounts that are closed. */
    List<Purse> closed() {
        return model.ledger.purses.values().stream()
                .filter(purse -> purse.closed)
                .toList();
    }

    /** Of somebody from whom something is due, mostly, and of others. */
    private ExpireCredits expireCredits(Step step, IdempotencyKey key) {
        Instant latest = model.validSince(model.rules().credits().expiryMonths().orElse(1));
        List<MemberId> due = model.members.values().stream()
                .filter(person -> person.purse.olderThan(latest) > person.purse.held)
                .map(person -> person.id)
                .toList();
        List<MemberId> members = new ArrayList<>();
        members.add(Choice.one(due.isEmpty() ? model.inOrder : due, step.first()));
        for (int i = 0; i < step.second() % 6; i++) {
            members.add(Choice.one(model.inOrder, step.first() + i));
        }
        if (step.second() >= Step.UNKNOWN) {
            members.add(MemberId.of(UUID.randomUUID()));
        }
        return new ExpireCredits(key, creditedBefore(step, members.get(0), latest), members);
    }

    /** The last moment at which credits expire; now and then an earlier one, a later one, or one next to a credit. */
    private Instant creditedBefore(Step step, MemberId member, Instant latest) {
        Optional<Instant> oldest = Optional.ofNullable(model.members.get(member))
                .flatMap(person -> person.purse.firstCredit())
                .filter(latest::isAfter);
        return switch (step.third() % 10) {
            case 0 -> latest.plusNanos(1);
            case 1 -> latest.minus(Duration.ofDays(step.second()));
            case 2 -> oldest.orElse(latest);
            case 3 -> oldest.map(credit -> credit.plusNanos(1)).orElse(latest);
            default -> latest;
        };
    }
}
