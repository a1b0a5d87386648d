package org.timebank.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.command.Warning;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;
import org.timebank.offer.Category;

/** What a change set does not let in, so that no store has to look for it. */
class ChangeSetTest {

    private static final AccountId ANN = new AccountId(new UUID(1, 1));
    private static final Key.AccountKey ACCOUNT = new Key.AccountKey(ANN);
    private static final Key.CategoryKey CATEGORY = new Key.CategoryKey("c");

    @Test
    void an_account_is_opened_and_changed_by_postings_only() {
        Account open = Account.open(ANN, AccountKind.MEMBER);

        assertThat(ChangeSet.builder().put(ACCOUNT, 0, open).build().changes()).hasSize(1);
        assertThatThrownBy(() -> ChangeSet.builder().put(ACCOUNT, 1, open).build())
                .hasMessageContaining("by postings only");
        assertThatThrownBy(() ->
                        ChangeSet.builder().put(ACCOUNT, 0, open.holding(1)).build())
                .hasMessageContaining("by postings only");
        assertThatThrownBy(() -> ChangeSet.builder()
                        .put(ACCOUNT, 0, new Account(ANN, AccountKind.MEMBER, 1, 0, 1, 1, Digest.NONE))
                        .build())
                .hasMessageContaining("by postings only");
    }

    @Test
    void what_is_changed_twice_is_changed_from_version_to_version() {
        assertThat(ChangeSet.builder()
                        .put(CATEGORY, 2, category())
                        .put(CATEGORY, 3, category())
                        .put(CATEGORY, 4, category())
                        .build()
                        .changes())
                .hasSize(3);
        for (int version : new int[] {1, 2, 4}) {
            assertThatThrownBy(() -> ChangeSet.builder()
                            .put(CATEGORY, 2, category())
                            .put(CATEGORY, version, category())
                            .build())
                    .hasMessageContaining("from version to version");
        }
        assertThatThrownBy(() -> ChangeSet.builder().put(CATEGORY, -1, category()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_is_answered_once() {
        assertThatThrownBy(() -> ChangeSet.builder()
                        .answer(answer("1"))
                        .answer(answer("1"))
                        .build())
                .hasMessageContaining("A key is answered once");
        assertThat(ChangeSet.builder()
                        .answer(answer("1"))
                        .build()
                        .and(answer("2"))
                        .answers())
                .hasSize(2);
    }

    @Test
    void a_reference_is_given_to_one() {
        assertThatThrownBy(() -> ChangeSet.builder()
                        .put(new Key.MemberKey(member(1).id()), 0, member(1))
                        .put(new Key.MemberKey(member(2).id()), 0, member(2))
                        .build())
                .hasMessageContaining("A reference is given once");
        assertThat(ChangeSet.builder()
                        .put(new Key.MemberKey(member(1).id()), 0, member(1))
                        .put(new Key.MemberKey(member(1).id()), 1, member(1))
                        .build()
                        .changes())
                .hasSize(2);
    }

    @Test
    void it_is_empty_when_there_is_nothing_in_it() {
        assertThat(ChangeSet.builder().build().isEmpty()).isTrue();
        assertThat(ChangeSet.builder().put(CATEGORY, 0, category()).build().isEmpty())
                .isFalse();
        assertThat(ChangeSet.builder()
                        .post(Posting.held(new TreeMap<>(Map.of(ANN, 1L))))
                        .build()
                        .isEmpty())
                .isFalse();
        assertThat(ChangeSet.builder().answer(answer("1")).build().isEmpty()).isFalse();
        assertThat(ChangeSet.builder().tell(event()).build().isEmpty()).isFalse();
        assertThat(ChangeSet.builder().delivered(new UUID(1, 1)).build().isEmpty())
                .isFalse();
        assertThat(ChangeSet.builder().forgotten(new UUID(1, 1)).build().isEmpty())
                .isFalse();
    }

    @Test
    void one_follows_another() {
        ChangeSet first = ChangeSet.builder()
                .put(CATEGORY, 0, category())
                .post(Posting.held(new TreeMap<>(Map.of(ANN, 1L))))
                .answer(answer("1"))
                .tell(event())
                .delivered(new UUID(1, 1))
                .build();
        ChangeSet second = ChangeSet.builder()
                .put(CATEGORY, 1, category())
                .post(Posting.held(new TreeMap<>(Map.of(ANN, 2L))))
                .answer(answer("2"))
                .delivered(new UUID(1, 2))
                .forgotten(new UUID(1, 3))
                .build();

        ChangeSet both = ChangeSet.builder().add(first).add(second).build();

        assertThat(both.changes()).extracting(Change::expectedVersion).containsExactly(0, 1);
        assertThat(both.movements().values()).extracting(Movement::held).containsExactly(3L);
        assertThat(both.answers()).hasSize(2);
        assertThat(both.events()).hasSize(1);
        assertThat(both.delivered()).containsExactly(new UUID(1, 1), new UUID(1, 2));
        assertThat(both.forgotten()).containsExactly(new UUID(1, 3));
        assertThat(both.transactions()).isEmpty();
    }

    @Test
    void an_answer_is_a_result_or_refusals_and_warns_only_of_what_was_done() {
        Map<IdempotencyKey, Digest> parts = Map.of(IdempotencyKey.of("1"), Digest.NONE);
        List<Refusal> refusals = List.of(Refusal.of(RefusalCode.SAME_MEMBER));
        List<Warning> warnings = List.of(new Warning("near-floor", "near"));
        Optional<String> result = Optional.of("done");
        Optional<String> none = Optional.empty();

        assertThat(new Answer(parts, result, List.of(), warnings, Optional.empty(), Instant.EPOCH).isDone())
                .isTrue();
        assertThat(new Answer(parts, none, refusals, List.of(), Optional.empty(), Instant.EPOCH).isDone())
                .isFalse();
        assertThatThrownBy(() -> new Answer(parts, result, refusals, List.of(), Optional.empty(), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Answer(parts, none, List.of(), List.of(), Optional.empty(), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Answer(parts, none, refusals, warnings, Optional.empty(), Instant.EPOCH))
                .hasMessageContaining("along with a result");
        assertThatThrownBy(() -> new Answer(Map.of(), result, List.of(), List.of(), Optional.empty(), Instant.EPOCH))
                .hasMessageContaining("at least one key");
    }

    private static Category category() {
        return new Category("c", "name", false);
    }

    private static Answer answer(String key) {
        return new Answer(
                Map.of(IdempotencyKey.of(key), Digest.of(key)),
                Optional.of("done"),
                List.of(),
                List.of(),
                Optional.empty(),
                Instant.EPOCH);
    }

    private static Event event() {
        return new Event(
                new UUID(1, 1), EventType.RULES_ADOPTED, Event.RULES, 1, "", Instant.EPOCH, "admin", Optional.empty());
    }

    private static Member member(int number) {
        return new Member(
                MemberId.of(new UUID(1, number)),
                MemberKind.PERSON,
                Set.of(ExternalReference.of("crm", "ann")),
                List.of(Membership.since(LocalDate.EPOCH)));
    }
}
