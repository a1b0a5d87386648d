package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;
import org.timebank.credit.AdjustBalance.Direction;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ReverseExchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;

/** What is asked under a key is told apart by everything that changes what happens, and by nothing else. */
class CommandContentTest {

    private static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    private static final ExternalReference BEN = ExternalReference.of("crm", "ben");
    private static final AccountRef POT = AccountRef.of(AccountKind.POT);
    private static final AccountRef OF_ANN = AccountRef.of(ANN);
    private static final AccountRef OF_BEN = AccountRef.of(BEN);
    private static final Optional<LocalDate> NO_DAY = Optional.empty();
    private static final Optional<LocalDate> A_DAY = Optional.of(LocalDate.of(2026, 9, 30));
    private static final HoldId HOLD = new HoldId(new UUID(1, 1));
    private static final HoldId OTHER_HOLD = new HoldId(new UUID(1, 2));
    private static final LedgerTransactionId POSTED = new LedgerTransactionId(new UUID(2, 1));
    private static final MemberId SOMEBODY = MemberId.of(new UUID(3, 1));
    private static final AccountLimits LIMITS = AccountLimits.debitLimit(5);

    /** No two of these ask for the same. */
    private static List<Command<?>> different(String name, String why) {
        IdempotencyKey key = IdempotencyKey.of(name);
        List<Command<?>> all = new ArrayList<>(List.of(
                new GiveCredits(key, ANN, BEN, 1, NO_DAY),
                new GiveCredits(key, BEN, ANN, 1, NO_DAY),
                new GiveCredits(key, ANN, SOMEBODY, 1, NO_DAY),
                new GiveCredits(key, ANN, BEN, 2, NO_DAY),
                new GiveCredits(key, ANN, BEN, 1, A_DAY),
                new DonateToPot(key, ANN, 1, NO_DAY),
                new DonateToPot(key, BEN, 1, NO_DAY),
                new DonateToPot(key, ANN, 2, NO_DAY),
                new DonateToPot(key, ANN, 1, A_DAY),
                new PayFromPot(key, ANN, BEN, 1, NO_DAY, why),
                new PayFromPot(key, BEN, ANN, 1, NO_DAY, why),
                new PayFromPot(key, ANN, ANN, 1, NO_DAY, why),
                new PayFromPot(key, ANN, BEN, 2, NO_DAY, why),
                new PayFromPot(key, ANN, BEN, 1, A_DAY, why),
                new AdjustBalance(key, OF_ANN, Direction.CREDIT, 1, NO_DAY, why),
                new AdjustBalance(key, POT, Direction.CREDIT, 1, NO_DAY, why),
                new AdjustBalance(key, OF_ANN, Direction.DEBIT, 1, NO_DAY, why),
                new AdjustBalance(key, OF_ANN, Direction.CREDIT, 2, NO_DAY, why),
                new AdjustBalance(key, OF_ANN, Direction.CREDIT, 1, A_DAY, why),
                new OpenBalances(key, List.of(new OpeningBalance(ANN, 1)), NO_DAY, why),
                new OpenBalances(key, List.of(new OpeningBalance(BEN, 1)), NO_DAY, why),
                new OpenBalances(key, List.of(new OpeningBalance(ANN, -1)), NO_DAY, why),
                new OpenBalances(key, List.of(new OpeningBalance(ANN, 1), new OpeningBalance(BEN, 1)), NO_DAY, why),
                new OpenBalances(key, List.of(new OpeningBalance(ANN, 1)), A_DAY, why),
                new ReverseTransaction(key, POSTED, why),
                new ReverseTransaction(key, new LedgerTransactionId(new UUID(2, 2)), why),
                new PlaceHold(key, ANN, 1, NO_DAY),
                new PlaceHold(key, BEN, 1, NO_DAY),
                new PlaceHold(key, ANN, 2, NO_DAY),
                new PlaceHold(key, ANN, 1, A_DAY),
                new CaptureHold(key, HOLD, OF_ANN, 1, NO_DAY),
                new CaptureHold(key, OTHER_HOLD, OF_ANN, 1, NO_DAY),
                new CaptureHold(key, HOLD, POT, 1, NO_DAY),
                new CaptureHold(key, HOLD, OF_ANN, 2, NO_DAY),
                new CaptureHold(key, HOLD, OF_ANN, 1, A_DAY),
                new ReleaseHold(key, HOLD),
                new ReleaseHold(key, OTHER_HOLD),
                new ExpireHolds(key, List.of(HOLD)),
                new ExpireHolds(key, List.of(OTHER_HOLD)),
                new ExpireHolds(key, List.of(HOLD, OTHER_HOLD)),
                new ExpireCredits(key, Instant.EPOCH, List.of(SOMEBODY)),
                new ExpireCredits(key, Instant.EPOCH.plusNanos(1_000), List.of(SOMEBODY)),
                new ExpireCredits(key, Instant.EPOCH, List.of(SOMEBODY, SOMEBODY))));
        all.addAll(List.of(
                new ChangeLimits(key, OF_ANN, Optional.of(LIMITS), why),
                new ChangeLimits(key, OF_BEN, Optional.of(LIMITS), why),
                new ChangeLimits(key, OF_ANN, Optional.empty(), why),
                new ChangeLimits(
                        key,
                        OF_ANN,
                        Optional.of(new AccountLimits(LIMITS.bounds(), OptionalLong.of(1), OptionalLong.empty())),
                        why),
                new ChangeLimits(
                        key,
                        OF_ANN,
                        Optional.of(new AccountLimits(LIMITS.bounds(), OptionalLong.empty(), OptionalLong.of(1))),
                        why),
                new CloseAccount(key, OF_ANN, why),
                new CloseAccount(key, POT, why),
                new ReopenAccount(key, OF_ANN, why),
                new ReopenAccount(key, POT, why),
                new SealLedger(key),
                new ReverseExchange(key, ExchangeId.of(new UUID(4, 1)), why),
                new ReverseExchange(key, ExchangeId.of(new UUID(4, 2)), why)));
        return all;
    }

    @Test
    void no_two_different_commands_have_the_same_content() {
        assertThat(different("key", "why"))
                .extracting(command -> command.parts().get(0).content())
                .doesNotHaveDuplicates();
    }

    @Test
    void neither_the_key_nor_the_words_are_part_of_it() {
        assertThat(different("key", "why"))
                .extracting(command -> command.parts().get(0).content())
                .isEqualTo(different("other", "because").stream()
                        .map(command -> command.parts().get(0).content())
                        .toList());
    }

    @Test
    void each_has_one_part_under_its_key() {
        assertThat(different("key", "why"))
                .allSatisfy(command -> assertThat(command.parts())
                        .extracting(Command.Part::key)
                        .containsExactly(IdempotencyKey.of("key")));
    }

    @Test
    void who_may_give_which_command() {
        Set<Role> members = Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);
        Set<Role> brokers = Set.of(Role.BROKER, Role.ADMINISTRATOR);
        Set<Role> administrators = Set.of(Role.ADMINISTRATOR);
        Set<Class<?>> ofMembers = Set.of(GiveCredits.class, DonateToPot.class, PlaceHold.class, CaptureHold.class);
        Set<Class<?>> ofBrokers =
                Set.of(PayFromPot.class, ReverseTransaction.class, ReleaseHold.class, ReverseExchange.class);

        for (Command<?> command : different("key", "why")) {
            Set<Role> expected = ofMembers.contains(command.getClass())
                    ? members
                    : ofBrokers.contains(command.getClass()) ? brokers : administrators;
            assertThat(command.permittedRoles()).as(command.toString()).isEqualTo(expected);
        }
    }

    @Test
    void the_short_ways_to_say_it_mean_today_and_no_end() {
        IdempotencyKey key = IdempotencyKey.of("k");

        assertThat(GiveCredits.of("k", ANN, BEN, 1)).isEqualTo(new GiveCredits(key, ANN, BEN, 1, NO_DAY));
        assertThat(DonateToPot.of("k", ANN, 1)).isEqualTo(new DonateToPot(key, ANN, 1, NO_DAY));
        assertThat(PayFromPot.of("k", ANN, BEN, 1, "why")).isEqualTo(new PayFromPot(key, ANN, BEN, 1, NO_DAY, "why"));
        assertThat(AdjustBalance.credit("k", POT, 1, "why"))
                .isEqualTo(new AdjustBalance(key, POT, Direction.CREDIT, 1, NO_DAY, "why"));
        assertThat(AdjustBalance.debit("k", POT, 1, "why"))
                .isEqualTo(new AdjustBalance(key, POT, Direction.DEBIT, 1, NO_DAY, "why"));
        assertThat(OpenBalances.of("k", List.of(new OpeningBalance(ANN, 1)), "why"))
                .isEqualTo(new OpenBalances(key, List.of(new OpeningBalance(ANN, 1)), NO_DAY, "why"));
        assertThat(ReverseTransaction.of("k", POSTED, "why")).isEqualTo(new ReverseTransaction(key, POSTED, "why"));
        assertThat(PlaceHold.of("k", ANN, 1)).isEqualTo(new PlaceHold(key, ANN, 1, NO_DAY));
        assertThat(CaptureHold.of("k", HOLD, POT, 1)).isEqualTo(new CaptureHold(key, HOLD, POT, 1, NO_DAY));
        assertThat(ReleaseHold.of("k", HOLD)).isEqualTo(new ReleaseHold(key, HOLD));
        assertThat(ChangeLimits.of("k", POT, LIMITS, "why"))
                .isEqualTo(new ChangeLimits(key, POT, Optional.of(LIMITS), "why"));
        assertThat(ChangeLimits.toRules("k", POT, "why"))
                .isEqualTo(new ChangeLimits(key, POT, Optional.empty(), "why"));
        assertThat(CloseAccount.of("k", POT, "why")).isEqualTo(new CloseAccount(key, POT, "why"));
        assertThat(ReopenAccount.of("k", POT, "why")).isEqualTo(new ReopenAccount(key, POT, "why"));
        assertThat(SealLedger.of("k")).isEqualTo(new SealLedger(key));
    }

    @Test
    void an_account_is_called_as_its_owner_is() {
        assertThat(OF_ANN.canonicalText()).isEqualTo("crm|ann");
        assertThat(OF_ANN).hasToString("crm:ann");
        assertThat(AccountRef.of(SOMEBODY)).hasToString(SOMEBODY.toString());
        assertThat(AccountRef.of(SOMEBODY).canonicalText()).isEqualTo(SOMEBODY.toString());
        assertThat(POT.canonicalText()).isEqualTo("POT");
        assertThat(POT).hasToString("POT");
    }
}
