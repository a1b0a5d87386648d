package org.timebank.testkit.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.RefusalCode;
import org.timebank.credit.DueRun;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.HoldId;
import org.timebank.member.MemberId;

/** What a run that lets expire what is due comes to in the model, batch by batch. Used once. */
final class Nightly {

    private static final IdempotencyKey KEY = IdempotencyKey.of("nobody remembers");

    private final Model model;
    private final int batch;
    private DueRun run = DueRun.NONE;

    Nightly(Model model, int batch) {
        this.model = model;
        this.batch = batch;
    }

    /** Carries it out, as far as it comes. */
    Optional<RefusalCode> carryOut() {
        List<HoldId> due = model.ledger.open.stream()
                .filter(hold -> hold.isDue(model.today()))
                .flatMap(hold -> hold.id.stream())
                .sorted(Comparator.comparing(HoldId::toString))
                .toList();
        Optional<RefusalCode> reason = inBatches(due, this::expireHolds);
        if (reason.isPresent() || model.rules().credits().expiryMonths().isEmpty()) {
            return reason;
        }
        List<MemberId> members = model.members.keySet().stream()
                .sorted(Comparator.comparing(MemberId::toString))
                .toList();
        return inBatches(members, this::expireCredits);
    }

    /** What it has come to. */
    DueRun run() {
        return run;
    }

    private <T> Optional<RefusalCode> inBatches(List<T> all, Batch<T> what) {
        for (int from = 0; from < all.size(); from += batch) {
            Optional<RefusalCode> reason = what.of(all.subList(from, Math.min(all.size(), from + batch)));
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Does what is due of some. */
    @FunctionalInterface
    private interface Batch<T> {
        Optional<RefusalCode> of(List<T> some);
    }

    private Optional<RefusalCode> expireHolds(List<HoldId> holds) {
        Expected done = gives(new ExpireHolds(KEY, holds));
        long expired = done.result().map(Integer.class::cast).orElse(0);
        run = new DueRun(run.holdsExpired() + expired, 0, 0, 0, Optional.empty());
        return done.refusal();
    }

    private Optional<RefusalCode> expireCredits(List<MemberId> members) {
        int months = model.rules().credits().expiryMonths().orElseThrow();
        Expected done = gives(new ExpireCredits(KEY, model.validSince(months), members));
        if (done.refusal().isPresent()) {
            return done.refusal();
        }
        List<?> expired = (List<?>) done.result().orElseThrow();
        long minutes = expired.stream().mapToLong(Long.class::cast).sum();
        long accounts =
                expired.stream().filter(each -> !Long.valueOf(0).equals(each)).count();
        run = new DueRun(
                run.holdsExpired(),
                run.accountsLookedAt() + expired.size(),
                run.accountsExpired() + accounts,
                run.minutesExpired() + minutes,
                Optional.of(members.get(members.size() - 1)));
        return Optional.empty();
    }

    private Expected gives(Command<?> command) {
        return model.does(new Asked(Askers.ADMINISTRATOR, Optional.empty(), command));
    }
}
