package org.timebank.testkit.given;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.member.Member;

/** Ledger transactions of every kind, between the members of the {@link Cast} and the community. */
public final class Transactions {

    private static final int ACTOR_LENGTH = 100;

    private Transactions() {}

    /** Transactions of two to eight entries that undo nothing; an account may have several. */
    public static Arbitrary<LedgerTransaction> any() {
        return Combinators.combine(headers(), entries()).as(LedgerTransaction::new);
    }

    private static Arbitrary<List<Entry>> entries() {
        Arbitrary<List<Entry>> moves = Combinators.combine(Values.pairs(), Values.minutes())
                .as((pair, minutes) -> List.of(
                        LedgerThings.entry(pair.get(0).id(), minutes),
                        LedgerThings.entry(pair.get(1).id(), -minutes)));
        Arbitrary<List<Entry>> grants = Combinators.combine(
                        Arbitraries.of(Cast.COMMUNITY), Values.cast(), Values.minutes())
                .as((kind, member, minutes) ->
                        List.of(LedgerThings.entry(kind, -minutes), LedgerThings.entry(member.id(), minutes)));
        return Arbitraries.oneOf(moves, grants)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(pairs -> pairs.stream().flatMap(List::stream).toList());
    }

    private static Arbitrary<TransactionHeader> headers() {
        List<TransactionReason> reasons = Arrays.stream(TransactionReason.values())
                .filter(reason -> reason != TransactionReason.REVERSAL)
                .toList();
        return Combinators.combine(
                        Values.ids().map(LedgerTransactionId::new),
                        Arbitraries.of(reasons),
                        Values.ids(),
                        Values.days(),
                        Values.moments(),
                        Texts.plain(ACTOR_LENGTH),
                        Values.cast().map(Member::id).optional(),
                        Texts.plain(TransactionHeader.LONGEST_EXPLANATION).optional())
                .as((id, reason, subject, day, at, by, onBehalfOf, explanation) -> new TransactionHeader(
                        id,
                        reason,
                        subject,
                        day,
                        at,
                        by,
                        onBehalfOf,
                        Things.RULES_VERSION,
                        Optional.empty(),
                        explanation));
    }

    /** A transaction with that many entries, over all of the cast. */
    public static LedgerTransaction large(int entries) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < entries / 2; i++) {
            int members = Cast.MEMBERS.size();
            all.add(LedgerThings.entry(Cast.MEMBERS.get(i % members).id(), i + 1));
            all.add(LedgerThings.entry(
                    Cast.MEMBERS.get((i + 1 + i % 3) % members).id(), -i - 1));
        }
        return LedgerThings.transaction(all.toArray(Entry[]::new));
    }

    /** A transaction between all of the cast, in any order. */
    public static LedgerTransaction ofMany(Random random) {
        List<Member> order = new ArrayList<>(Cast.MEMBERS);
        Collections.shuffle(order, random);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < order.size(); i++) {
            long minutes = random.nextInt(1, 100);
            entries.add(LedgerThings.entry(order.get(i).id(), minutes));
            entries.add(LedgerThings.entry(order.get(i + 1).id(), -minutes));
        }
        return LedgerThings.transaction(entries.toArray(Entry[]::new));
    }

    /** A transaction with one entry for each of the cast: every other one gives so much to the next. */
    public static LedgerTransaction ofAll(long minutes) {
        List<Entry> entries = new ArrayList<>();
        for (Member member : Cast.MEMBERS) {
            entries.add(LedgerThings.entry(member.id(), entries.size() % 2 == 0 ? minutes : -minutes));
        }
        return LedgerThings.transaction(entries.toArray(Entry[]::new));
    }
}
