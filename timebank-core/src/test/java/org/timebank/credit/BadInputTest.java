package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.CAFE;
import static org.timebank.credit.Community.NOBODY;
import static org.timebank.credit.Community.TODAY;
import static org.timebank.credit.Community.codes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.InvalidCommandException;
import org.timebank.command.InvalidCommandException.Violation;
import org.timebank.command.Outcome;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.credit.AdjustBalance.Direction;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.exchange.ReverseExchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.MemberRef;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Whatever is wrong with a command has a code of its own, and leaves the store as it was. */
class BadInputTest {

    private static final long MOST = LedgerTransaction.MOST_MINUTES;
    private static final TimebankId THERE = TimebankId.of("there");
    private static final ExternalReference CLOSED = ExternalReference.of("crm", "closed");
    private static final ExternalReference LEFT = ExternalReference.of("crm", "left");
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final LocalDate LONG_AGO = LocalDate.of(1950, 1, 1);

    private final Community here = new Community(Community.expiringAfter(12));
    private Map<String, UUID> known = Map.of();
    private String lastKey = "none";

    @BeforeEach
    void a_community_in_which_much_has_happened() {
        here.found(THERE, CommunityRules.common(ZoneId.of("Europe/Lisbon")));
        for (ExternalReference somebody : List.of(CLOSED, LEFT)) {
            here.admin()
                    .members()
                    .join(JoinTimebank.of(here.key(), MemberKind.PERSON, Community.JOINED, somebody))
                    .orElseThrow();
        }
        here.admin()
                .credits()
                .close(CloseAccount.of(here.key(), AccountRef.of(CLOSED), "x"))
                .orElseThrow();
        here.admin()
                .members()
                .leave(LeaveTimebank.of(here.key(), LEFT, TODAY.minusDays(10)))
                .orElseThrow();
        Credits there = here.at(THERE, Actor.administrator("admin-1")).credits();
        MemberId stranger = here.at(THERE, Actor.administrator("admin-1"))
                .members()
                .find(ANN)
                .orElseThrow()
                .id();
        LedgerTransactionId gift = here.gift(ANN, BEN, 10);
        LedgerTransactionId reversed = here.gift(ANN, BEN, 1);
        LedgerTransactionId reversal = here.broker()
                .credits()
                .reverse(ReverseTransaction.of(here.key(), reversed, "x"))
                .orElseThrow();
        ExchangeId settled = here.broker()
                .exchanges()
                .record(RecordExchange.of(leg(30)))
                .orElseThrow()
                .exchange();
        known = Map.ofEntries(
                Map.entry("stranger", stranger.value()),
                Map.entry(
                        "their hold",
                        there.hold(PlaceHold.of("h", ANN, 1)).orElseThrow().value()),
                Map.entry(
                        "their gift",
                        there.give(GiveCredits.of("g", ANN, BEN, 1))
                                .orElseThrow()
                                .value()),
                Map.entry("gift", gift.value()),
                Map.entry("reversed", reversed.value()),
                Map.entry("reversal", reversal.value()),
                Map.entry("settled", settled.value()),
                Map.entry(
                        "settlement",
                        here.auditor()
                                .credits()
                                .statementBackwards(AccountRef.of(ANN), Long.MAX_VALUE, 1)
                                .get(0)
                                .transaction()
                                .value()),
                Map.entry("open", hold(ANN).value()),
                Map.entry("captured", captured().value()),
                Map.entry("released", released().value()),
                Map.entry("agreed", agreed().value()));
    }

    @TestFactory
    List<DynamicTest> amounts_are_at_least_a_minute_and_not_absurd() {
        Map<String, LongFunction<Command<?>>> commands = Map.of(
                "give", m -> GiveCredits.of(key(), ANN, BEN, m),
                "donate", m -> DonateToPot.of(key(), ANN, m),
                "pay", m -> PayFromPot.of(key(), ANN, BEN, m, "x"),
                "credit", m -> AdjustBalance.credit(key(), AccountRef.of(ANN), m, "x"),
                "debit", m -> AdjustBalance.debit(key(), AccountRef.of(ANN), m, "x"),
                "hold", m -> PlaceHold.of(key(), ANN, m),
                "capture", m -> CaptureHold.of(key(), new HoldId(known("open")), AccountRef.of(BEN), m));
        List<DynamicTest> tests = new ArrayList<>();
        commands.forEach((name, command) -> {
            for (long minutes : new long[] {0, -1, -MOST, Long.MIN_VALUE}) {
                tests.add(invalid(name + " " + minutes, () -> command.apply(minutes), "minutes", "min"));
            }
            for (long minutes : new long[] {MOST + 1, Long.MAX_VALUE}) {
                tests.add(invalid(name + " " + minutes, () -> command.apply(minutes), "minutes", "max"));
            }
        });
        return tests;
    }

    @TestFactory
    List<DynamicTest> amounts_that_may_be_below_zero_are_not_absurd_either() {
        LongFunction<Command<?>> open =
                m -> OpenBalances.of(key(), List.of(new OpeningBalance(CAFE, 1), new OpeningBalance(ANN, m)), "x");
        String path = "balances[1].minutes";
        return List.of(
                invalid("open " + Long.MIN_VALUE, () -> open.apply(Long.MIN_VALUE), path, "min"),
                invalid("open below", () -> open.apply(-MOST - 1), path, "min"),
                invalid("open above", () -> open.apply(MOST + 1), path, "max"),
                invalid("open " + Long.MAX_VALUE, () -> open.apply(Long.MAX_VALUE), path, "max"));
    }

    @TestFactory
    List<DynamicTest> times_of_exchanges_are_at_least_a_minute() {
        List<DynamicTest> tests = new ArrayList<>();
        for (long minutes : new long[] {0, -1, Long.MIN_VALUE}) {
            tests.add(invalid(
                    "propose " + minutes,
                    () -> ProposeExchange.of(key(), TODAY, new PlannedLeg(ANN, BEN, "gardening", minutes)),
                    "legs[0].minutes",
                    "positive"));
            tests.add(
                    invalid("record " + minutes, () -> RecordExchange.of(leg(minutes)), "legs[0].minutes", "positive"));
            tests.add(invalid(
                    "confirm " + minutes,
                    () -> ConfirmExchange.of(key(), ExchangeId.of(known("agreed")), TODAY, minutes),
                    "minutes[0].<list element>",
                    "positive"));
        }
        for (long minutes : new long[] {721, MOST + 1, Long.MAX_VALUE}) {
            tests.add(refused(
                    "propose " + minutes,
                    () -> ProposeExchange.of(key(), TODAY, new PlannedLeg(ANN, BEN, "gardening", minutes)),
                    "implausible-time"));
            tests.add(refused("record " + minutes, () -> RecordExchange.of(leg(minutes)), "implausible-time"));
            tests.add(refused(
                    "confirm " + minutes,
                    () -> ConfirmExchange.of(key(), ExchangeId.of(known("agreed")), TODAY, minutes),
                    "implausible-time"));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> words_are_plain_and_short() {
        Map<String, Function<String, Command<?>>> commands = Map.of(
                "pay", why -> PayFromPot.of(key(), ANN, BEN, 1, why),
                "adjust", why -> AdjustBalance.credit(key(), AccountRef.of(ANN), 1, why),
                "open", why -> OpenBalances.of(key(), List.of(new OpeningBalance(CAFE, 1)), why),
                "reverse", why -> ReverseTransaction.of(key(), new LedgerTransactionId(known("gift")), why),
                "reverse exchange", why -> ReverseExchange.of(key(), ExchangeId.of(known("settled")), why),
                "limits", why -> ChangeLimits.toRules(key(), AccountRef.of(ANN), why),
                "close", why -> CloseAccount.of(key(), AccountRef.of(CAFE), why),
                "reopen", why -> ReopenAccount.of(key(), AccountRef.of(CLOSED), why));
        List<DynamicTest> tests = new ArrayList<>();
        commands.forEach((name, command) -> {
            for (String why : List.of("", "\u0000", "two\nlines", "x".repeat(201), "\ud83d")) {
                tests.add(invalid(name, () -> command.apply(why), "explanation", "plain"));
            }
        });
        return tests;
    }

    @TestFactory
    List<DynamicTest> days_and_moments_can_be_kept() {
        List<DynamicTest> tests = new ArrayList<>();
        for (LocalDate day :
                List.of(LocalDate.MIN, LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1), LocalDate.MAX)) {
            Optional<LocalDate> on = Optional.of(day);
            tests.add(invalid("give", () -> new GiveCredits(newKey(), ANN, BEN, 1, on), "occurredOn", "calendar-day"));
            tests.add(invalid("donate", () -> new DonateToPot(newKey(), ANN, 1, on), "occurredOn", "calendar-day"));
            tests.add(
                    invalid("pay", () -> new PayFromPot(newKey(), ANN, BEN, 1, on, "x"), "occurredOn", "calendar-day"));
            tests.add(invalid(
                    "adjust",
                    () -> new AdjustBalance(newKey(), AccountRef.of(ANN), Direction.CREDIT, 1, on, "x"),
                    "occurredOn",
                    "calendar-day"));
            tests.add(invalid(
                    "open",
                    () -> new OpenBalances(newKey(), List.of(new OpeningBalance(CAFE, 1)), on, "x"),
                    "occurredOn",
                    "calendar-day"));
            tests.add(invalid("hold", () -> new PlaceHold(newKey(), ANN, 1, on), "lastDay", "calendar-day"));
            tests.add(invalid(
                    "capture",
                    () -> new CaptureHold(newKey(), new HoldId(known("open")), AccountRef.of(BEN), 1, on),
                    "occurredOn",
                    "calendar-day"));
        }
        for (Instant moment :
                List.of(Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.parse("9999-01-01T00:00:00Z"), Instant.MAX)) {
            tests.add(invalid(
                    "expire " + moment,
                    () -> new ExpireCredits(newKey(), moment, List.of(here.id(ANN))),
                    "creditedBefore",
                    "calendar-moment"));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> nothing_is_missing_and_no_list_is_empty_or_too_long() {
        HoldId hold = new HoldId(new UUID(1, 1));
        MemberId member = MemberId.of(new UUID(1, 1));
        return List.of(
                invalid("no key", () -> new SealLedger(null), "key", "not-null"),
                invalid(
                        "from nobody",
                        () -> new GiveCredits(newKey(), null, BEN, 1, Optional.empty()),
                        "from",
                        "not-null"),
                invalid("to nobody", () -> new GiveCredits(newKey(), ANN, null, 1, Optional.empty()), "to", "not-null"),
                invalid("no day", () -> new GiveCredits(newKey(), ANN, BEN, 1, noDay()), "occurredOn", "not-null"),
                invalid("no hold", () -> new ReleaseHold(newKey(), null), "hold", "not-null"),
                invalid("no words", () -> CloseAccount.of(key(), AccountRef.of(ANN), null), "explanation", "not-null"),
                invalid("no holds", () -> new ExpireHolds(newKey(), null), "holds", "not-empty"),
                invalid("empty holds", () -> new ExpireHolds(newKey(), List.of()), "holds", "not-empty"),
                invalid(
                        "null among holds",
                        () -> new ExpireHolds(newKey(), Collections.singletonList(null)),
                        "holds[0].<list element>",
                        "not-null"),
                invalid(
                        "many holds",
                        () -> new ExpireHolds(newKey(), Collections.nCopies(1_001, hold)),
                        "holds",
                        "size"),
                invalid("no members", () -> new ExpireCredits(newKey(), Instant.EPOCH, null), "members", "not-empty"),
                invalid(
                        "many members",
                        () -> new ExpireCredits(newKey(), Instant.EPOCH, Collections.nCopies(1_001, member)),
                        "members",
                        "size"),
                invalid("no balances", () -> OpenBalances.of(key(), null, "x"), "balances", "not-empty"),
                invalid("empty balances", () -> OpenBalances.of(key(), List.of(), "x"), "balances", "not-empty"),
                invalid(
                        "null among balances",
                        () -> OpenBalances.of(key(), Arrays.asList(new OpeningBalance(ANN, 1), null), "x"),
                        "balances[1].<list element>",
                        "not-null"),
                invalid(
                        "many balances",
                        () -> OpenBalances.of(key(), Collections.nCopies(5_001, new OpeningBalance(ANN, 1)), "x"),
                        "balances",
                        "size"));
    }

    @TestFactory
    List<DynamicTest> each_name_that_leads_nowhere_has_a_code_of_its_own() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Function<BadInputTest, MemberRef> name : List.<Function<BadInputTest, MemberRef>>of(
                test -> NOBODY,
                test -> ExternalReference.of("", "\u0000"),
                test -> MemberId.of(new UUID(9, 9)),
                test -> MemberId.of(new UUID(0, 1)), // the pot is nobody
                test -> MemberId.of(test.known("stranger")))) {
            tests.add(refused("give from", () -> GiveCredits.of(key(), name.apply(this), BEN, 1), "unknown-member"));
            tests.add(refused("give to", () -> GiveCredits.of(key(), ANN, name.apply(this), 1), "unknown-member"));
            tests.add(refused("donate", () -> DonateToPot.of(key(), name.apply(this), 1), "unknown-member"));
            tests.add(refused("pay for", () -> PayFromPot.of(key(), name.apply(this), BEN, 1, "x"), "unknown-member"));
            tests.add(refused("pay to", () -> PayFromPot.of(key(), BEN, name.apply(this), 1, "x"), "unknown-member"));
            tests.add(refused(
                    "adjust",
                    () -> AdjustBalance.credit(key(), AccountRef.of(name.apply(this)), 1, "x"),
                    "unknown-member"));
            tests.add(refused(
                    "open",
                    () -> OpenBalances.of(key(), List.of(new OpeningBalance(name.apply(this), 1)), "x"),
                    "unknown-member"));
            tests.add(refused("hold", () -> PlaceHold.of(key(), name.apply(this), 1), "unknown-member"));
            tests.add(refused(
                    "capture",
                    () -> CaptureHold.of(key(), new HoldId(known("open")), AccountRef.of(name.apply(this)), 1),
                    "unknown-member"));
            tests.add(refused(
                    "limits",
                    () -> ChangeLimits.toRules(key(), AccountRef.of(name.apply(this)), "x"),
                    "unknown-member"));
            tests.add(refused(
                    "close", () -> CloseAccount.of(key(), AccountRef.of(name.apply(this)), "x"), "unknown-member"));
            tests.add(refused(
                    "reopen", () -> ReopenAccount.of(key(), AccountRef.of(name.apply(this)), "x"), "unknown-member"));
        }
        tests.add(refused("expire", () -> expiring(MemberId.of(known("stranger"))), "unknown-member"));
        for (String hold : List.of("their hold", "gift")) {
            tests.add(refused("capture " + hold, () -> capture(hold), "unknown-hold"));
            tests.add(refused("release " + hold, () -> ReleaseHold.of(key(), hold(hold)), "unknown-hold"));
            tests.add(refused("expire " + hold, () -> expiring(hold(hold)), "unknown-hold"));
        }
        for (String transaction : List.of("their gift", "open")) {
            tests.add(refused("reverse " + transaction, () -> reversal(transaction), "unknown-transaction"));
            tests.add(refused("reverse exchange " + transaction, () -> undoing(transaction), "unknown-exchange"));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> each_thing_in_the_wrong_state_has_a_code_of_its_own() {
        AccountRef closed = AccountRef.of(CLOSED);
        return List.of(
                refused("give from closed", () -> GiveCredits.of(key(), CLOSED, BEN, 1), "account-closed"),
                refused("give to closed", () -> GiveCredits.of(key(), BEN, CLOSED, 1), "account-closed"),
                refused("donate from closed", () -> DonateToPot.of(key(), CLOSED, 1), "account-closed"),
                refused("adjust closed", () -> AdjustBalance.credit(key(), closed, 1, "x"), "account-closed"),
                refused("open closed", () -> opening(CLOSED, Optional.empty()), "account-closed"),
                refused("hold closed", () -> PlaceHold.of(key(), CLOSED, 1), "account-closed"),
                refused("capture to closed", () -> CaptureHold.of(key(), hold("open"), closed, 1), "account-closed"),
                refused("close closed", () -> CloseAccount.of(key(), closed, "x"), "account-closed"),
                refused("close not empty", () -> CloseAccount.of(key(), AccountRef.of(BEN), "x"), "account-not-empty"),
                refused("reopen open", () -> ReopenAccount.of(key(), AccountRef.of(BEN), "x"), "account-not-closed"),
                refused("give to left", () -> GiveCredits.of(key(), BEN, LEFT, 1), "not-a-member-then"),
                refused("hold of left", () -> PlaceHold.of(key(), LEFT, 1), "not-a-member-then"),
                refused("give to oneself", () -> GiveCredits.of(key(), BEN, BEN, 1), "same-account"),
                refused(
                        "adjust issuance",
                        () -> AdjustBalance.credit(key(), AccountRef.of(AccountKind.ISSUANCE), 1, "x"),
                        "same-account"),
                refused("capture captured", () -> capture("captured"), "hold-ended"),
                refused("release captured", () -> ReleaseHold.of(key(), hold("captured")), "hold-ended"),
                refused("capture released", () -> capture("released"), "hold-ended"),
                refused("expire endless", () -> expiring(hold("open")), "not-due"),
                refused("reverse twice", () -> reversal("reversed"), "already-reversed"),
                refused("reverse a reversal", () -> reversal("reversal"), "reversal-of-reversal"),
                refused("reverse a settlement", () -> reversal("settlement"), "of-an-exchange"),
                refused("undo what is agreed", () -> undoing("agreed"), "wrong-state"),
                refused("open what is in use", () -> opening(ANN, Optional.empty()), "already-in-use"),
                refused(
                        "open nothing",
                        () -> OpenBalances.of(key(), List.of(new OpeningBalance(CAFE, 0)), "x"),
                        "nothing-to-move"),
                refused(
                        "expire what lasts",
                        () -> new ExpireCredits(newKey(), here.now(), List.of(here.id(ANN))),
                        "credits-still-valid"),
                refused("give more than is there", () -> GiveCredits.of(key(), ANN, BEN, 1_000), "over-debit-limit"),
                refused("pay more than is there", () -> PayFromPot.of(key(), ANN, BEN, 1, "x"), "over-debit-limit"));
    }

    @TestFactory
    List<DynamicTest> each_day_that_cannot_be_has_a_code_of_its_own() {
        Optional<LocalDate> tomorrow = Optional.of(TOMORROW);
        Optional<LocalDate> before = Optional.of(LONG_AGO);
        AccountRef pot = AccountRef.of(AccountKind.POT);
        AccountRef ann = AccountRef.of(ANN);
        return List.of(
                refused("give", () -> new GiveCredits(newKey(), ANN, BEN, 1, tomorrow), "future-date"),
                refused("donate", () -> new DonateToPot(newKey(), ANN, 1, tomorrow), "future-date"),
                refused("pay", () -> new PayFromPot(newKey(), ANN, BEN, 1, tomorrow, "x"), "future-date"),
                refused(
                        "adjust",
                        () -> new AdjustBalance(newKey(), ann, Direction.CREDIT, 1, tomorrow, "x"),
                        "future-date"),
                refused("open", () -> opening(CAFE, tomorrow), "future-date"),
                refused("capture", () -> new CaptureHold(newKey(), hold("open"), pot, 1, tomorrow), "future-date"),
                refused("hold", () -> new PlaceHold(newKey(), ANN, 1, before), "past-date"),
                refused("give", () -> new GiveCredits(newKey(), ANN, BEN, 1, before), "not-a-member-then"),
                refused("donate", () -> new DonateToPot(newKey(), ANN, 1, before), "not-a-member-then"),
                refused("pay", () -> new PayFromPot(newKey(), ANN, BEN, 1, before, "x"), "not-a-member-then"),
                refused(
                        "adjust",
                        () -> new AdjustBalance(newKey(), ann, Direction.CREDIT, 1, before, "x"),
                        "before-account-opened"),
                refused("open", () -> opening(CAFE, before), "before-account-opened"),
                refused(
                        "capture",
                        () -> new CaptureHold(newKey(), hold("open"), pot, 1, before),
                        "before-account-opened"));
    }

    @Test
    void a_key_that_was_used_for_something_else_is_refused() {
        everybody().credits().give(GiveCredits.of("used", ANN, BEN, 1)).orElseThrow();
        Digest before = here.digest();

        assertThat(codes(everybody().credits().give(GiveCredits.of("used", ANN, BEN, 2))))
                .containsExactly("idempotency-conflict");
        assertThat(codes(everybody().credits().donate(DonateToPot.of("used", ANN, 1))))
                .containsExactly("idempotency-conflict");
        assertThat(here.digest()).isEqualTo(before);
    }

    @Test
    void the_largest_amounts_are_taken() {
        everybody()
                .credits()
                .adjust(AdjustBalance.credit("good", AccountRef.of(ANN), MOST, "x"))
                .orElseThrow();
        everybody()
                .credits()
                .open(OpenBalances.of("good-2", List.of(new OpeningBalance(CAFE, -MOST)), "x"))
                .orElseThrow();

        assertThat(here.balance(CAFE)).isEqualTo(-MOST);
    }

    private DynamicTest invalid(String name, Supplier<Command<?>> command, String path, String code) {
        return DynamicTest.dynamicTest(name + ": " + code, () -> {
            Digest before = here.digest();
            lastKey = "none";
            Command<?> bad = command.get();

            InvalidCommandException invalid = catchThrowableOfType(
                    InvalidCommandException.class, () -> everybody().submit(List.of(bad)));

            assertThat(invalid.violations())
                    .filteredOn(violation -> violation.path().equals("commands[0]." + path))
                    .extracting(Violation::code)
                    .containsExactly(code);
            assertThat(invalid.violations()).hasSize(1);
            assertThat(here.digest()).isEqualTo(before);
            Key.AnswerKey answer = new Key.AnswerKey(IdempotencyKey.of(lastKey));
            assertThat(here.store().load(Community.HERE, Needs.of(answer)).find(answer))
                    .isEmpty();
        });
    }

    private DynamicTest refused(String name, Supplier<Command<?>> command, String code) {
        return DynamicTest.dynamicTest(name + ": " + code, () -> {
            Command<?> bad = command.get();
            Digest before = here.digest();
            Timebank rehearsal = everybody().dryRun();
            assertThat(codes(rehearsal.submit(List.of(bad)).get(0))).containsExactly(code);

            Outcome<?> outcome = everybody().submit(List.of(bad)).get(0);

            assertThat(codes(outcome)).containsExactly(code);
            assertThat(here.digest()).isEqualTo(before);
        });
    }

    private String key() {
        lastKey = here.key();
        return lastKey;
    }

    private IdempotencyKey newKey() {
        return IdempotencyKey.of(key());
    }

    @SuppressWarnings("NullOptional") // as a host may hand it in
    private static Optional<LocalDate> noDay() {
        return null;
    }

    /** Who may give every command, and acts for nobody. */
    private Timebank everybody() {
        return here.as(Actor.administrator("admin-1").alsoAs(Role.BROKER));
    }

    private UUID known(String name) {
        return Optional.ofNullable(known.get(name)).orElseThrow();
    }

    private HoldId hold(String name) {
        return new HoldId(known(name));
    }

    private CaptureHold capture(String hold) {
        return CaptureHold.of(key(), hold(hold), AccountRef.of(BEN), 1);
    }

    private ReverseTransaction reversal(String transaction) {
        return ReverseTransaction.of(key(), new LedgerTransactionId(known(transaction)), "x");
    }

    private ReverseExchange undoing(String exchange) {
        return ReverseExchange.of(key(), ExchangeId.of(known(exchange)), "x");
    }

    private ExpireHolds expiring(HoldId hold) {
        return new ExpireHolds(newKey(), List.of(hold));
    }

    private ExpireCredits expiring(MemberId member) {
        return new ExpireCredits(newKey(), Instant.EPOCH, List.of(member));
    }

    private OpenBalances opening(ExternalReference member, Optional<LocalDate> day) {
        return new OpenBalances(newKey(), List.of(new OpeningBalance(member, 1)), day, "x");
    }

    private RecordedLeg leg(long minutes) {
        return new RecordedLeg(IdempotencyKey.of(key()), TODAY, ANN, BEN, "gardening", minutes);
    }

    private HoldId hold(ExternalReference member) {
        return here.broker().credits().hold(PlaceHold.of(here.key(), member, 1)).orElseThrow();
    }

    private HoldId captured() {
        HoldId hold = hold(ANN);
        here.broker()
                .credits()
                .capture(CaptureHold.of(here.key(), hold, AccountRef.of(BEN), 1))
                .orElseThrow();
        return hold;
    }

    private HoldId released() {
        HoldId hold = hold(ANN);
        here.broker().credits().release(ReleaseHold.of(here.key(), hold)).orElseThrow();
        return hold;
    }

    private ExchangeId agreed() {
        ExchangeId id = here.member(BEN)
                .exchanges()
                .propose(ProposeExchange.of(here.key(), TODAY, new PlannedLeg(ANN, BEN, "gardening", 60)))
                .orElseThrow()
                .exchange();
        here.member(ANN).exchanges().accept(AcceptExchange.of(here.key(), id)).orElseThrow();
        return id;
    }
}
