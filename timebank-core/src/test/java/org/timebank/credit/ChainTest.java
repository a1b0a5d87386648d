package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.member.MemberId;

class ChainTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));
    private static final LedgerTransactionId ID = new LedgerTransactionId(new UUID(3, 4));
    private static final UUID SUBJECT = new UUID(5, 6);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);
    private static final Instant MOMENT = Instant.parse("2026-09-30T11:00:00.123456Z");
    private static final Optional<MemberId> MEMBER = Optional.of(MemberId.of(new UUID(7, 8)));
    private static final Optional<LedgerTransactionId> UNDONE = Optional.of(new LedgerTransactionId(new UUID(9, 10)));

    private static final TransactionHeader HEADER = new TransactionHeader(
            ID, TransactionReason.REVERSAL, SUBJECT, DAY, MOMENT, "broker-1", MEMBER, 3, UNDONE, Optional.of("a slip"));

    @Test
    void the_digest_of_an_entry_is_that_of_its_canonical_text() {
        assertThat(Chain.entry(HEADER, 1, new Entry(ACCOUNT, -60)))
                .isEqualTo(Digest.of("entry|00000000-0000-0001-0000-000000000002|-60"
                        + "|00000000-0000-0003-0000-000000000004|1|REVERSAL|00000000-0000-0005-0000-000000000006"
                        + "|2026-09-30|2026-09-30T11:00:00.123456Z|00000000-0000-0007-0000-000000000008|3"
                        + "|00000000-0000-0009-0000-00000000000a"));
    }

    @Test
    void what_is_not_there_is_an_empty_field() {
        TransactionHeader header = new TransactionHeader(
                ID,
                TransactionReason.GIFT,
                SUBJECT,
                DAY,
                Instant.parse("2026-09-30T11:00:00Z"),
                "ann",
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty());

        assertThat(Chain.entry(header, 0, new Entry(ACCOUNT, 60)))
                .isEqualTo(Digest.of("entry|00000000-0000-0001-0000-000000000002|60"
                        + "|00000000-0000-0003-0000-000000000004|0|GIFT|00000000-0000-0005-0000-000000000006"
                        + "|2026-09-30|2026-09-30T11:00:00Z||1|"));
    }

    @Test
    void whatever_else_is_changed_changes_the_digest() {
        Digest digest = Chain.entry(HEADER, 1, new Entry(ACCOUNT, -60));
        List<Digest> others = List.of(
                Chain.entry(HEADER, 2, new Entry(ACCOUNT, -60)),
                Chain.entry(HEADER, 1, new Entry(new AccountId(new UUID(1, 3)), -60)),
                Chain.entry(HEADER, 1, new Entry(ACCOUNT, 60)),
                entry(new LedgerTransactionId(new UUID(3, 5)), SUBJECT, DAY, MOMENT, MEMBER, 3, UNDONE),
                entry(ID, new UUID(5, 7), DAY, MOMENT, MEMBER, 3, UNDONE),
                entry(ID, SUBJECT, DAY.plusDays(1), MOMENT, MEMBER, 3, UNDONE),
                entry(ID, SUBJECT, DAY, MOMENT.plusNanos(1_000), MEMBER, 3, UNDONE),
                entry(ID, SUBJECT, DAY, MOMENT, Optional.empty(), 3, UNDONE),
                entry(ID, SUBJECT, DAY, MOMENT, MEMBER, 4, UNDONE),
                entry(ID, SUBJECT, DAY, MOMENT, MEMBER, 3, Optional.of(ID)));

        assertThat(others).doesNotContain(digest).doesNotHaveDuplicates();
    }

    @Test
    void who_recorded_it_and_in_what_words_does_not() {
        TransactionHeader erased = new TransactionHeader(
                ID, TransactionReason.REVERSAL, SUBJECT, DAY, MOMENT, "erased", MEMBER, 3, UNDONE, Optional.empty());

        assertThat(Chain.entry(erased, 1, new Entry(ACCOUNT, -60)))
                .isEqualTo(Chain.entry(HEADER, 1, new Entry(ACCOUNT, -60)));
    }

    @Test
    void a_head_is_the_hash_of_the_head_before_and_the_entry() {
        Digest entry = Chain.entry(HEADER, 1, new Entry(ACCOUNT, -60));
        byte[] both = HexFormat.of().parseHex(Digest.NONE.hex() + entry.hex());

        assertThat(both).hasSize(64);
        assertThat(Chain.head(Digest.NONE, entry)).isEqualTo(Digest.ofBytes(both));
        assertThat(Chain.head(Chain.head(Digest.NONE, entry), entry)).isNotEqualTo(Chain.head(Digest.NONE, entry));
    }

    private static Digest entry(
            LedgerTransactionId id,
            UUID subject,
            LocalDate day,
            Instant moment,
            Optional<MemberId> onBehalfOf,
            int rulesVersion,
            Optional<LedgerTransactionId> reverses) {
        TransactionHeader header = new TransactionHeader(
                id,
                TransactionReason.REVERSAL,
                subject,
                day,
                moment,
                "broker-1",
                onBehalfOf,
                rulesVersion,
                reverses,
                Optional.of("a slip"));
        return Chain.entry(header, 1, new Entry(ACCOUNT, -60));
    }
}
