package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.VerificationRange;
import org.timebank.delivery.EventReader;
import org.timebank.exchange.ExchangeId;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberRef;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.rules.AdoptRules;
import org.timebank.spi.StoreException;

/** Whatever is asked about, and whoever asks: there is an answer, or the question is refused before a database sees it. */
class BadQuestionsTest {

    private static final List<Object> BAD = Stream.<List<?>>of(
                    BadValues.NEVER_STORED,
                    BadValues.STORED,
                    BadValues.DAYS_NEVER_STORED,
                    BadValues.DAYS,
                    BadValues.MOMENTS_NEVER_STORED,
                    BadValues.MOMENTS)
            .<Object>flatMap(List::stream)
            .toList();

    /** Something to ask with, for each type that questions take. */
    private static final Map<Class<?>, Object> SAMPLES = new LinkedHashMap<>();

    static {
        UUID nothing = new UUID(9, 9);
        SAMPLES.put(MemberRef.class, Town.ANN);
        SAMPLES.put(AccountRef.class, AccountRef.of(Town.ANN));
        SAMPLES.put(String.class, "care");
        SAMPLES.put(LocalDate.class, Things.TODAY);
        SAMPLES.put(Instant.class, Things.NOW);
        SAMPLES.put(
                VerificationRange.class,
                new VerificationRange(
                        Optional.of(AccountId.of(AccountKind.POT)),
                        Optional.of(Things.NOW),
                        Optional.of(Things.NOW.plusSeconds(1))));
        SAMPLES.put(OfferId.class, new OfferId(nothing));
        SAMPLES.put(ExchangeId.class, ExchangeId.of(nothing));
        SAMPLES.put(HoldId.class, new HoldId(nothing));
        SAMPLES.put(LedgerTransactionId.class, new LedgerTransactionId(nothing));
        SAMPLES.put(UUID.class, nothing);
        SAMPLES.put(OfferKind.class, OfferKind.OFFER);
        SAMPLES.put(int.class, 10);
        SAMPLES.put(long.class, 1L);
        SAMPLES.put(Consumer.class, (Consumer<Object>) progress -> {});
        // The id of the last one of a page before.
        SAMPLES.put(Optional.class, Optional.empty());
    }

    /** One question, with something else in one place of its arguments. */
    private record Question(Object noun, Method method, List<Object> arguments) {

        String name() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }

        void ask() throws Throwable {
            try {
                method.invoke(noun, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private static List<Question> questions(Timebank bank) throws ReflectiveOperationException {
        List<Question> questions = new ArrayList<>();
        for (Method noun : Timebank.class.getMethods()) {
            if (noun.getReturnType().isInterface()
                    && noun.getParameterCount() == 0
                    && noun.getReturnType().getName().startsWith("org.timebank.")) {
                for (Method method : noun.getReturnType().getMethods()) {
                    Class<?>[] types = method.getParameterTypes();
                    if (Arrays.stream(types).noneMatch(Command.class::isAssignableFrom)) {
                        questions.add(new Question(noun.invoke(bank), method, arguments(types)));
                    }
                }
            }
        }
        return questions;
    }

    private static List<Object> arguments(Class<?>... types) {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : types) {
            arguments.add(Optional.ofNullable(SAMPLES.get(type))
                    .orElseThrow(() -> new AssertionError("It is not known how to ask with a " + type)));
        }
        return arguments;
    }

    @OnEveryEngine
    void everyQuestionHasAnAnswer(Engine engine) throws Throwable {
        Town town = new Town(engine);
        SoftAssertions all = new SoftAssertions();
        int tries = 0;
        for (Question question : questions(town.bank())) {
            question.ask();
            for (int i = 0; i < question.arguments().size(); i++) {
                if (question.arguments().get(i) instanceof Optional) {
                    continue;
                }
                for (Leaf leaf : Leaf.of("", List.of(question.arguments().get(i)))) {
                    for (Object bad : BAD) {
                        if (bad.getClass() == leaf.value().getClass()) {
                            tries++;
                            ask(town, question, i, leaf, bad, all);
                        }
                    }
                }
            }
        }
        assertThat(tries).isGreaterThan(500);
        all.assertAll();
    }

    private static void ask(Town town, Question question, int place, Leaf leaf, Object bad, SoftAssertions all) {
        town.heard().forget();
        String told =
                question.name() + " " + leaf.path() + " of " + bad.toString().length() + " characters";
        Throwable thrown = catchThrowable(() -> {
            List<Object> arguments = new ArrayList<>(question.arguments());
            arguments.set(place, ((List<?>) leaf.with().apply(bad)).get(0));
            new Question(question.noun(), question.method(), arguments).ask();
        });
        if (thrown != null) {
            all.assertThat(thrown).as(told).isInstanceOf(IllegalArgumentException.class);
            all.assertThat(thrown).as(told).isNotInstanceOf(StoreException.class);
            all.assertThat(town.heard().statements()).as(told).isZero();
        }
        if (BadValues.NEVER_STORED.contains(bad) && !bad.equals("")) {
            all.assertThat(town.heard().has((String) bad)).as(told).isFalse();
        }
    }

    @OnEveryEngine
    void whoeverActsIsRefusedOrRemembered(Engine engine) {
        Town town = new Town(engine);
        for (String id : BadValues.NEVER_STORED) {
            for (Throwable refused : List.of(
                    catchThrowable(() -> Actor.broker(id)),
                    catchThrowable(() -> IdempotencyKey.of(id)),
                    catchThrowable(() -> TimebankId.of(id)),
                    catchThrowable(() -> EventReader.builder(engine.store(), (bank, event) -> {})
                            .name(id)))) {
                assertThat(refused).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(" 1 to ");
                assertThat(refused.getMessage()).hasSizeLessThan(200);
            }
            ExternalReference nobody = ExternalReference.of("crm", id);
            town.heard().forget();
            assertThat(codes(town.bank().onBehalfOf(nobody).submit(List.of(giving(town)))))
                    .containsExactly("unknown-member");
            assertThat(codes(town.bank().actingAs(Actor.member("user", nobody)).submit(List.of(giving(town)))))
                    .containsExactly("unknown-member");
            assertThat(!id.isEmpty() && town.heard().has(id)).isFalse();
        }
        for (String id : BadValues.STORED) {
            LedgerTransactionId given = town.bank()
                    .actingAs(Town.everybody(id))
                    .credits()
                    .give(giving(town))
                    .orElseThrow();
            assertThat(town.bank()
                            .credits()
                            .transaction(given)
                            .orElseThrow()
                            .transaction()
                            .header()
                            .recordedBy())
                    .isEqualTo(id);
            assertThatThrownBy(() -> TimebankId.of(id + " ")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(town.verifies()).isTrue();
    }

    private static GiveCredits giving(Town town) {
        return GiveCredits.of(town.key(), Town.ANN, Town.BEN, 1);
    }

    private static List<String> codes(List<Outcome<?>> outcomes) {
        return outcomes.get(0).refusals().stream().map(Refusal::code).toList();
    }

    @OnEveryEngine
    void aClockAtTheEndsOfTimeChangesNothing(Engine engine) {
        Heard heard = new Heard(engine.shared());
        JdbcTimebankStore store = JdbcTimebankStore.of(heard.listening());
        for (Instant moment : BadValues.MOMENTS_NEVER_STORED) {
            Clock clock = Clock.fixed(moment, ZoneOffset.UTC);
            Timebank bank = TimebankEngine.builder(store)
                    .clock(clock)
                    .build()
                    .timebank(Things.timebank())
                    .actingAs(Actor.administrator("admin"));
            EventReader reader = EventReader.builder(store, (timebank, event) -> {})
                    .clock(clock)
                    .build();
            heard.forget();
            assertThatThrownBy(() -> bank.rules().adopt(AdoptRules.of("found", Town.rules())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("of the years 1970 to 9998");
            assertThat(heard.statements()).isZero();
            assertThatThrownBy(() -> reader.clean(Duration.ofDays(1))).isInstanceOf(IllegalStateException.class);
        }
        for (Instant moment : BadValues.MOMENTS) {
            Timebank bank = TimebankEngine.builder(store)
                    .clock(Clock.fixed(moment, ZoneOffset.UTC))
                    .build()
                    .timebank(Things.timebank())
                    .actingAs(Actor.administrator("admin"));
            bank.rules().adopt(AdoptRules.of("found", Town.rules())).orElseThrow();
            assertThat(bank.rules().current().orElseThrow().adoptedAt()).isEqualTo(moment);
        }
    }

    @OnEveryEngine
    void aReaderOfEventsIsGivenSensibleTimes(Engine engine) {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        EventReader.Builder builder = EventReader.builder(engine.store(), (timebank, event) -> {});

        assertThat(builder.build().clean(Things.timebank(), endless)).isZero();
        assertThatThrownBy(() -> builder.lease(endless)).hasMessageContaining("a second to a day");
        assertThatThrownBy(() -> builder.backOff(Duration.ofSeconds(1), endless))
                .hasMessageContaining("within a year");
    }
}
