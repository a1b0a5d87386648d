package org.timebank.internal.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Digest;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountRef;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.EntryProof;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.MerkleTree;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.StatementLine;
import org.timebank.internal.pipeline.Reading;
import org.timebank.member.Member;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/**
 * What is asked about accounts and their entries.
 *
 * @param reading whose question it is
 */
record Statements(Reading reading) {

    private static final long NUMBERS = 1_000;

    /** The account, if there is one and the caller may see it. */
    Optional<AccountId> visible(AccountRef account) {
        if (account instanceof AccountRef.OfMember ofMember) {
            return reading.visible(ofMember.member()).map(Member::id).map(AccountId::of);
        }
        reading.everyMember();
        return Accounts.id(account, reading.load(Accounts.key(account)));
    }

    /** The digests of an account's entries, from one number to another, both included. */
    List<Digest> digests(AccountId account, long first, long last) {
        List<Digest> digests = new ArrayList<>();
        for (long after = first - 1; after < last; after += NUMBERS) {
            int limit = (int) Math.min(NUMBERS, last - after);
            for (StatementLine line : reading.ask(new Query.StatementOf(account, after, limit))) {
                digests.add(Chain.entry(line.header(), line.line(), new Entry(account, line.minutes())));
            }
        }
        return digests;
    }

    /** One entry, if there is one with that number. */
    Optional<StatementLine> line(AccountId account, long number) {
        return number < 1
                ? Optional.empty()
                : reading.ask(new Query.StatementOf(account, number - 1, 1)).stream()
                        .findFirst();
    }

    /** The proof that an entry is under a seal, if one is over it. */
    Optional<EntryProof> proof(AccountId account, long number) {
        Optional<StatementLine> entry = line(account, number);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        return reading.ask(new Query.SealOf(account, number)).map(seal -> proof(account, entry.get(), seal));
    }

    /** The proofs of a transaction's entries on an account. */
    List<EntryProof> proofs(AccountId account, LedgerTransactionId transaction) {
        return reading.find(new Key.TransactionKey(transaction))
                .map(PostedTransaction::transaction)
                .filter(posted -> posted.entries().stream()
                        .anyMatch(entry -> entry.account().equals(account)))
                .map(posted -> lines(account, posted).stream()
                        .flatMap(line -> proof(account, line.number()).stream())
                        .toList())
                .orElseGet(List::of);
    }

    /**
     * The lines of a transaction that has entries on the account. They are beyond all that was recorded before it, and next to
     * each other; before them are only what was recorded at the same moment, and what a clock that is behind tells of.
     */
    private List<StatementLine> lines(AccountId account, LedgerTransaction posted) {
        long after = Span.before(posted.header().recordedAt())
                .flatMap(moment -> reading.find(new Key.LineAtKey(account, moment)))
                .map(StatementLine::number)
                .orElse(0L);
        List<StatementLine> lines = new ArrayList<>();
        List<StatementLine> page;
        do {
            page = reading.ask(new Query.StatementOf(account, after, Query.LARGEST_PAGE));
            page.stream().filter(line -> line.transaction().equals(posted.id())).forEach(lines::add);
            after += page.size();
        } while (page.size() == Query.LARGEST_PAGE && (lines.isEmpty() || isLast(page, lines)));
        return lines;
    }

    private static boolean isLast(List<StatementLine> page, List<StatementLine> lines) {
        return page.get(page.size() - 1).number() == lines.get(lines.size() - 1).number();
    }

    private EntryProof proof(AccountId account, StatementLine entry, Seal seal) {
        List<SealedHead> heads = seal.heads();
        int position = heads.stream().map(SealedHead::account).toList().indexOf(account);
        Digest before =
                line(account, entry.number() - 1).map(StatementLine::head).orElse(Digest.NONE);
        return new EntryProof(
                reading.caller().timebank(),
                account,
                entry,
                before,
                digests(account, entry.number() + 1, heads.get(position).entries()),
                position,
                MerkleTree.over(heads).path(position),
                seal.number(),
                seal.sealedAt(),
                seal.previous(),
                heads.size(),
                seal.digest());
    }
}
