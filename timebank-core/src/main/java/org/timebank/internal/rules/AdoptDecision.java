package org.timebank.internal.rules;

import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Adopts the next version of the rules. */
public final class AdoptDecision implements Decision<AdoptRules, Integer> {

    @Override
    public Needs needs(AdoptRules command) {
        return Needs.of();
    }

    @Override
    public Decided<Integer> decide(Facts facts, AdoptRules command, Circumstances now) {
        int before = now.adopted().version();
        AdoptedRules adopted = new AdoptedRules(
                before + 1, command.rules(), now.now(), now.actor().id());
        ChangeSet.Builder changes = ChangeSet.builder()
                .put(new Key.RulesKey(), before, adopted)
                .tell(now.event(EventType.RULES_ADOPTED, Event.RULES, adopted.version(), ""));
        if (before == 0) {
            openAccounts(changes);
        }
        return Decided.done(adopted.version(), changes.build());
    }

    /** The first rules found the timebank, and with it the community's own accounts. */
    private static void openAccounts(ChangeSet.Builder changes) {
        for (AccountKind kind : AccountKind.values()) {
            if (kind != AccountKind.MEMBER) {
                AccountId id = AccountId.of(kind);
                changes.put(new Key.AccountKey(id), 0, Account.open(id, kind));
            }
        }
    }

    @Override
    public String write(Integer result) {
        return result.toString();
    }

    @Override
    public Integer read(String remembered) {
        return Integer.valueOf(remembered);
    }
}
