package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.timebank.Timebank;
import org.timebank.command.Outcome;
import org.timebank.credit.StatementLine;
import org.timebank.exchange.ExchangeId;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.testkit.model.Asked;
import org.timebank.testkit.model.Books;
import org.timebank.testkit.model.Expected;
import org.timebank.testkit.model.Play;
import org.timebank.testkit.model.Snapshot;
import org.timebank.testkit.model.Step;
import org.timebank.testkit.model.Steps;

/** S14: what holds when the library works over the store, whatever is asked by whomever. */
interface EngineRules extends StoreUnderTest {

    @Property
    @Rule("S14.1")
    default void whateverIsAskedIsAnsweredAndKeptAsInTheModel(@ForAll(supplier = Steps.class) List<Step> steps) {
        Play play = Play.begin(store());

        for (Step step : steps) {
            play.tries(play.asked(step));

            assertThat(balances(play))
                    .as("balances after %s", step)
                    .isEqualTo(play.model().balances());
        }

        play.model()
                .states()
                .forEach((id, state) -> assertThat(
                                play.seen().exchanges().find(id).orElseThrow().state())
                        .as("state of %s", id)
                        .isEqualTo(state));
        assertThat(memberships(play)).isEqualTo(play.model().memberships());
    }

    @Property
    @Rule("S14.2")
    default void whateverIsAskedTheBooksBalanceAfterwards(@ForAll(supplier = Steps.class) List<Step> steps) {
        Play play = Play.begin(store());

        for (Step step : steps) {
            play.tries(play.asked(step));

            Books.sumToZero(store(), play.timebank());
        }

        Books.balance(store(), play.timebank());
        Timebank seen = play.seen();
        for (MemberId member : play.model().balances().keySet()) {
            List<StatementLine> statement = seen.credits().statement(member, 0, Query.LARGEST_PAGE);
            long last = statement.isEmpty()
                    ? 0
                    : statement.get(statement.size() - 1).balance();
            assertThat(seen.credits().balance(member)).hasValue(last);
        }
    }

    @Property
    @Rule("S14.3")
    default void theSameCommandAgainIsAnsweredTheSameAndChangesNothing(
            @ForAll(supplier = Steps.class) List<Step> steps) {
        Play play = Play.begin(store());

        for (Step step : steps) {
            Asked asked = play.asked(step);
            Outcome<?> first = play.tries(asked);
            if (play.expects(asked).replay().isPresent()) {
                Snapshot before = play.snapshot();

                Outcome<?> second = play.tries(asked);

                assertThat(second).isEqualTo(Expected.again(first));
                assertThat(play.snapshot()).isEqualTo(before);
            }
        }
    }

    @Property
    @Rule("S14.4")
    default void anotherContentUnderAnAnsweredKeyIsRefusedAndChangesNothing(
            @ForAll(supplier = Steps.class) List<Step> steps) {
        Play play = Play.begin(store());

        for (Step step : steps) {
            Asked asked = play.asked(step);
            play.tries(asked);
            if (play.expects(asked).replay().isPresent()) {
                Snapshot before = play.snapshot();

                Outcome<?> other = play.tries(Play.somethingElse(asked));

                assertThat(other.isDone()).isFalse();
                assertThat(play.snapshot()).isEqualTo(before);
            }
        }
    }

    @Property
    @Rule("S14.5")
    default void eachVersionOfAThingIsToldOfOnce(@ForAll(supplier = Steps.class) List<Step> steps) {
        Play play = Play.begin(store());

        steps.forEach(step -> play.tries(play.asked(step)));

        Set<MemberId> members = play.model().balances().keySet();
        Set<ExchangeId> exchanges = play.model().states().keySet();
        Map<Key<?>, UUID> subjects = Stream.concat(
                        members.stream().map(id -> Map.entry(new Key.MemberKey(id), id.value())),
                        exchanges.stream().map(id -> Map.entry(new Key.ExchangeKey(id), id.value())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Facts facts = store().load(play.timebank(), Needs.of(subjects.keySet()));
        subjects.forEach((key, subject) -> {
            var events = store().ask(play.timebank(), new Query.EventsOf(subject));
            Books.runsOn(events);
            assertThat(events).as("what happened to %s", key).hasSize(facts.version(key));
        });
    }

    private static Map<MemberId, Long> balances(Play play) {
        return play.seen().reports().balances(Optional.empty(), Query.LARGEST_PAGE).stream()
                .collect(Collectors.toMap(line -> line.member().id(), line -> line.balance()));
    }

    private static Map<MemberId, List<LocalDate>> memberships(Play play) {
        return play.seen().members().list(Optional.empty(), Query.LARGEST_PAGE).stream()
                .collect(Collectors.toMap(Member::id, EngineRules::days));
    }

    private static List<LocalDate> days(Member member) {
        return member.memberships().stream()
                .flatMap(m -> Stream.concat(Stream.of(m.from()), m.to().stream()))
                .toList();
    }
}
