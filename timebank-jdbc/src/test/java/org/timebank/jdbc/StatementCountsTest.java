package org.timebank.jdbc;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.jdbc.Town.ANN;
import static org.timebank.jdbc.Town.BEN;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.ReleaseHold;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;

/** How many statements commands and questions are for H2 and MariaDB, which are sent one after the other. */
class StatementCountsTest {

    private static final int BATCH = 100;

    /** Each in one transaction. */
    private static final Map<String, Integer> COMMANDS = Map.ofEntries(
            entry("a gift", 9),
            entry("a recorded exchange", 13),
            entry("a proposal", 9),
            entry("the first acceptance", 13),
            entry("the last acceptance, which sets credits aside", 18),
            entry("a confirmation", 22),
            entry("a hold", 9),
            entry("its release", 12),
            entry("a refusal of a second release", 6),
            entry("a hundred gifts", 9),
            entry("a hundred releases", 111));

    /** Without one. */
    private static final Map<String, Integer> QUESTIONS =
            Map.of("a gift that was given before", 3, "a page of a statement", 2, "a balance", 4);

    /** What reached the database. */
    private record Count(int statements, int commits, int bounds) {}

    @ParameterizedTest
    @EnumSource(names = {"H2", "MARIADB"})
    void commandsAndQuestionsAreAsManyStatementsAsIsWrittenDown(Engine engine) {
        Town town = new Town(engine);
        // Members and rules are read once, and remembered.
        counted(town);

        Map<String, Count> counts = counted(town);

        counts.forEach((what, count) -> System.out.println(engine + ", " + what + ": " + count));
        assertThat(counts).isEqualTo(expected(engine));
    }

    /** MariaDB is told of the isolation as well. */
    private static Map<String, Count> expected(Engine engine) {
        int bounds = engine == Engine.MARIADB ? 4 : 3;
        Map<String, Count> expected = new TreeMap<>();
        COMMANDS.forEach((what, statements) -> expected.put(what, new Count(statements, 1, bounds)));
        QUESTIONS.forEach((what, statements) -> expected.put(what, new Count(statements, 0, 0)));
        return expected;
    }

    private static Map<String, Count> counted(Town town) {
        Counting counting = new Counting(town);
        countCredits(town, counting);
        countExchanges(town, counting);
        countHolds(town, counting);
        return counting.counts;
    }

    private static void countCredits(Town town, Counting counting) {
        GiveCredits gift = giving(town);
        counting.done("a gift", gift);
        counting.done("a gift that was given before", gift);
        counting.done(
                "a hundred gifts",
                Stream.generate(() -> giving(town)).limit(BATCH).toList());
        counting.count("a page of a statement", () -> town.bank().credits().statement(ANN, 0, 20));
        counting.count("a balance", () -> town.bank().credits().balance(ANN));
    }

    private static GiveCredits giving(Town town) {
        return GiveCredits.of(town.key(), ANN, BEN, 5);
    }

    private static void countExchanges(Town town, Counting counting) {
        RecordedLeg leg = new RecordedLeg(town.newKey(), town.today(), ANN, BEN, "care", 60);
        counting.done("a recorded exchange", RecordExchange.of(leg));
        ExchangeId exchange = counting.count("a proposal", town::proposed);
        counting.done("the first acceptance", AcceptExchange.of(town.key(), exchange));
        AcceptExchange last = AcceptExchange.of(town.key(), exchange);
        counting.count(
                "the last acceptance, which sets credits aside",
                () -> town.bank().onBehalfOf(BEN).exchanges().accept(last).orElseThrow());
        counting.done("a confirmation", ConfirmExchange.of(town.key(), exchange, town.today(), 60L));
    }

    private static void countHolds(Town town, Counting counting) {
        HoldId hold = counting.count("a hold", town::hold);
        counting.done("its release", ReleaseHold.of(town.key(), hold));
        ReleaseHold second = ReleaseHold.of(town.key(), hold);
        assertThat(counting.count("a refusal of a second release", () -> town.submit(second))
                        .refusals())
                .isNotEmpty();
        List<HoldId> holds = Stream.generate(town::hold).limit(BATCH).toList();
        counting.done(
                "a hundred releases",
                holds.stream().map(each -> ReleaseHold.of(town.key(), each)).toList());
    }

    private static final class Counting {

        private final Town town;
        private final Map<String, Count> counts = new TreeMap<>();

        Counting(Town town) {
            this.town = town;
        }

        void done(String what, Command<?> command) {
            done(what, List.of(command));
        }

        void done(String what, List<? extends Command<?>> commands) {
            assertThat(count(what, () -> town.submitAll(commands))).allSatisfy(Outcome::orElseThrow);
        }

        <T> T count(String what, Supplier<T> work) {
            Heard heard = town.heard();
            heard.forget();
            T answer = work.get();
            counts.put(what, new Count(heard.statements(), heard.commits(), heard.bounds()));
            return answer;
        }
    }
}
