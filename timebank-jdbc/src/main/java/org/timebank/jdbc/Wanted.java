package org.timebank.jdbc;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.PlainText;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.offer.Category;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** What is to be loaded, by the table in which it is: what was asked for, and what hangs on what was found. */
final class Wanted {

    final Set<String> answers = new HashSet<>();
    final Set<ExternalReference> references = new HashSet<>();
    final Set<UUID> members = new HashSet<>();
    final Set<UUID> accounts = new HashSet<>();
    final Set<UUID> terms = new HashSet<>();
    final Set<Key.LineAtKey> lines = new HashSet<>();
    final Set<UUID> transactions = new HashSet<>();
    final Set<UUID> holds = new HashSet<>();
    final Set<Integer> seals = new HashSet<>();
    final Set<String> categories = new HashSet<>();
    final Set<UUID> offers = new HashSet<>();
    final Set<UUID> exchanges = new HashSet<>();
    final Set<UUID> failed = new HashSet<>();
    private boolean rules;
    private boolean unsealed;
    private boolean lease;

    static Wanted of(Needs needs) {
        Wanted wanted = new Wanted();
        needs.keys().forEach(wanted::add);
        return wanted;
    }

    private void add(Key<?> key) {
        if (key instanceof Key.RulesKey) {
            rules = true;
        } else if (key instanceof Key.AnswerKey answer) {
            answers.add(answer.key().value());
        } else if (key instanceof Key.MemberKey member) {
            addMember(member);
        } else if (key instanceof Key.CategoryKey category) {
            addCategory(category.code());
        } else if (key instanceof Key.OfferKey offer) {
            offers.add(offer.offer().value());
        } else if (key instanceof Key.ExchangeKey exchange) {
            exchanges.add(exchange.exchange().value());
        } else if (key instanceof Key.EventLeaseKey) {
            lease = true;
        } else if (key instanceof Key.FailedDeliveryKey failure) {
            failed.add(failure.event());
        } else {
            addOfLedger(key);
        }
    }

    private void addOfLedger(Key<?> key) {
        if (key instanceof Key.AccountKey account) {
            accounts.add(account.account().value());
        } else if (key instanceof Key.TermsKey account) {
            terms.add(account.account().value());
        } else if (key instanceof Key.LineAtKey line) {
            lines.add(line);
        } else if (key instanceof Key.TransactionKey transaction) {
            transactions.add(transaction.transaction().value());
        } else if (key instanceof Key.HoldKey hold) {
            holds.add(hold.hold().value());
        } else if (key instanceof Key.SealKey seal) {
            seals.add(seal.number());
        } else if (key instanceof Key.UnsealedKey) {
            unsealed = true;
        } else {
            throw new IllegalArgumentException("Not a thing of this port: " + key);
        }
    }

    private void addMember(Key.MemberKey key) {
        if (key.member() instanceof MemberId id) {
            members.add(id.value());
        } else if (key.member() instanceof ExternalReference reference && reference.isStorable()) {
            references.add(reference);
        }
    }

    /** Texts that cannot be stored are not asked for: an engine may refuse even to compare with them. */
    private void addCategory(String code) {
        if (PlainText.isPlain(code, Category.LONGEST_CODE)) {
            categories.add(code);
        }
    }

    boolean rules() {
        return rules;
    }

    boolean unsealed() {
        return unsealed;
    }

    boolean lease() {
        return lease;
    }
}
