package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.command.Outcome;
import org.timebank.exchange.ExchangeId;
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

    /** Of so many commands that were answered, one is looked at again, with all that the store says before and after. */
    int SOME = 3;

    /** How many steps are taken before all that there is is compared. */
    int CHAPTER = 250;

    @Property
    @Rule("S14.1")
    default void whateverIsAskedIsAnsweredAndKeptAsInTheModel(@ForAll(supplier = Stories.class) List<Step> story) {
        Play play = Play.begin(store());

        for (int from = 0; from < story.size(); from += CHAPTER) {
            List<Step> chapter = story.subList(from, Math.min(story.size(), from + CHAPTER));
            play.plays(chapter);
            count(chapter.size());
        }
    }

    @Property
    @Rule("S14.2")
    default void whateverIsAskedTheBooksBalanceAfterwards(@ForAll(supplier = Steps.class) List<Step> steps) {
        Play play = Play.begin(store());

        for (Step step : steps) {
            tries(play, play.asked(step));

            Books.sumToZero(store(), play.timebank());
        }

        Books.balance(store(), play.timebank());
        Books.hold(store(), play.timebank());
    }

    @Property
    @Rule("S14.3")
    default void theSameCommandAgainIsAnsweredTheSameAndChangesNothing(
            @ForAll(supplier = Steps.class) List<Step> steps) {
        Play play = Play.begin(store());

        int answered = 0;
        for (Step step : steps) {
            Asked asked = play.asked(step);
            Outcome<?> first = tries(play, asked);
            if (play.expects(asked).replay().isPresent() && answered++ % SOME == 0) {
                Snapshot before = play.snapshot();

                Outcome<?> second = tries(play, asked);

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

        int answered = 0;
        for (Step step : steps) {
            Asked asked = play.asked(step);
            tries(play, asked);
            if (play.expects(asked).replay().isPresent() && answered++ % SOME == 0) {
                Snapshot before = play.snapshot();

                Outcome<?> other = tries(play, Play.somethingElse(asked));

                assertThat(other.isDone()).isFalse();
                assertThat(play.snapshot()).isEqualTo(before);
            }
        }
    }

    @Property
    @Rule("S14.5")
    default void eachVersionOfAThingIsToldOfOnce(@ForAll(supplier = Steps.class) List<Step> steps) {
        Play play = Play.begin(store());

        steps.forEach(step -> tries(play, play.asked(step)));

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

    @Test
    @Rule("S14.6")
    default void aThousandCommandsInOneBatchAreAnsweredAndKeptAsOneByOne() {
        Play play = Play.begin(store());
        Random random = new Random(14);
        List<Step> steps = Stream.generate(() -> Steps.next(random))
                .limit(1_000)
                .map(step -> new Step(
                        step.deed(),
                        Step.Who.FITTING,
                        step.again(),
                        step.days(),
                        true,
                        step.first(),
                        step.second(),
                        step.third()))
                .toList();

        play.plays(steps);

        count(steps.size());
    }

    private Outcome<?> tries(Play play, Asked asked) {
        count(1);
        return play.tries(asked);
    }

    private void count(int commands) {
        Counts.of(getClass()).commands(commands);
    }
}
