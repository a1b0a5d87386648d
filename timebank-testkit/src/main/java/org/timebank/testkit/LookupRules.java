package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.Leg;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.spi.Answer;
import org.timebank.spi.Answered;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Texts;
import org.timebank.testkit.given.Things;

/** S8: what is loaded is exactly what was named. */
interface LookupRules extends StoreUnderTest {

    @Test
    @Rule("S8.1")
    default void keysThatLookAlikeAreDifferent() {
        TestTimebank bank = TestTimebank.in(store());
        List<Answer> answers = Texts.LOOK_ALIKES.stream()
                .map(text -> Things.done("the result of " + text, IdempotencyKey.of(text)))
                .toList();

        answers.forEach(answer -> bank.applied(Things.answering(answer)));

        for (Answer answer : answers) {
            IdempotencyKey key = answer.parts().keySet().iterator().next();
            assertThat(bank.find(new Key.AnswerKey(key)).map(Answered::answer)).contains(answer);
        }
    }

    @Test
    @Rule("S8.2")
    default void referencesThatLookAlikeAreDifferent() {
        TestTimebank bank = TestTimebank.in(store());
        List<ExternalReference> references = Texts.LOOK_ALIKES.stream()
                .flatMap(text -> Stream.of(ExternalReference.of("crm", text), ExternalReference.of(text, "crm")))
                .toList();
        List<Member> members = references.stream().map(Things::person).toList();

        members.forEach(member -> bank.applied(Things.joining(member)));

        Facts facts = bank.store()
                .load(
                        bank.id(),
                        Needs.of(references.stream().map(Key.MemberKey::new).toList()));
        for (int i = 0; i < references.size(); i++) {
            assertThat(facts.find(new Key.MemberKey(references.get(i)))).contains(members.get(i));
        }
    }

    @Test
    @Rule("S8.3")
    default void codesThatLookAlikeAreDifferent() {
        TestTimebank bank = TestTimebank.in(store());
        List<Category> categories = Texts.LOOK_ALIKES.stream()
                .map(code -> new Category(code, "The label of " + code, true))
                .toList();
        List<Offer> offers = categories.stream()
                .map(category -> Things.offer(Cast.ANN, category.code()))
                .toList();

        categories.forEach(category ->
                bank.applied(Things.define(ChangeSet.builder(), category).build()));
        offers.forEach(offer -> bank.applied(
                ChangeSet.builder().put(new Key.OfferKey(offer.id()), 0, offer).build()));

        for (int i = 0; i < categories.size(); i++) {
            Category category = categories.get(i);
            Offer offer = offers.get(i);
            assertThat(bank.find(new Key.CategoryKey(category.code()))).contains(category);
            assertThat(bank.ask(new Query.OpenOffers(offer.kind(), category.code(), Optional.empty(), 10)))
                    .containsExactly(offer);
        }
    }

    @Test
    @Rule("S8.4")
    default void whatCannotBeStoredNamesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        String longestCode = "c".repeat(Category.LONGEST_CODE);
        String longestSystem = "s".repeat(ExternalReference.LONGEST_SYSTEM);
        String longestValue = "v".repeat(ExternalReference.LONGEST_VALUE);
        Member member = Things.person(ExternalReference.of(longestSystem, longestValue));
        bank.keeps(
                Things.define(Things.join(ChangeSet.builder(), member), new Category(longestCode, "A long code", false))
                        .build());
        List<Key<?>> unstorable = new ArrayList<>(List.of(
                new Key.CategoryKey(longestCode + "c"),
                new Key.MemberKey(ExternalReference.of(longestSystem, longestValue + "v")),
                new Key.MemberKey(ExternalReference.of(longestSystem + "s", longestValue)),
                new Key.MemberKey(ExternalReference.of("crm:", "ann"))));
        for (String text :
                List.of("", "\0", "a\0", "\n", "\u0085", "\uD83D", "\uDE00", "a\uD83Da", "x".repeat(100_000))) {
            unstorable.add(new Key.CategoryKey(text));
            unstorable.add(new Key.MemberKey(ExternalReference.of("crm", text)));
            unstorable.add(new Key.MemberKey(ExternalReference.of(text, "ann")));
        }

        unstorable.forEach(key -> assertThat(bank.load(key).version(key)).isZero());
        unstorable.add(new Key.MemberKey(Cast.ANN.id()));
        Facts together = bank.store().load(bank.id(), Needs.of(unstorable));
        assertThat(together.find(new Key.MemberKey(Cast.ANN.id()))).contains(Cast.ANN);
        assertThat(unstorable.stream().filter(key -> together.version(key) != 0))
                .hasSize(1);
    }

    @Test
    @Rule("S8.8")
    default void asManyThingsAreLoadedAtOnceAsTheLargestCommandNames() {
        TestTimebank bank = TestTimebank.in(store());
        Leg leg = Things.leg(Cast.ANN, Cast.BEN, Cast.GARDENING.code());
        List<IdempotencyKey> keys = IntStream.range(0, Exchange.MOST_LEGS)
                .mapToObj(i -> Things.key())
                .toList();
        bank.applied(Things.answering(Things.done("a result", keys.toArray(IdempotencyKey[]::new))));
        List<Key<?>> needs = new ArrayList<>();
        for (IdempotencyKey key : keys) {
            needs.add(new Key.AnswerKey(key));
            needs.add(new Key.MemberKey(ExternalReference.of("crm", key.value())));
            needs.add(new Key.MemberKey(MemberId.of(UUID.fromString(key.value()))));
            needs.add(new Key.CategoryKey(key.value()));
        }
        needs.add(new Key.MemberKey(leg.provider()));
        needs.add(new Key.CategoryKey(leg.category()));

        Facts facts = bank.store().load(bank.id(), Needs.of(needs));

        assertThat(keys)
                .allSatisfy(
                        key -> assertThat(facts.find(new Key.AnswerKey(key))).isPresent());
        assertThat(needs.stream().filter(key -> facts.version(key) == 1)).hasSize(Exchange.MOST_LEGS + 2);
    }
}
