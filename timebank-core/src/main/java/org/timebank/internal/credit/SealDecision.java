package org.timebank.internal.credit;

import java.util.List;
import org.timebank.command.CanonicalText;
import org.timebank.command.Digest;
import org.timebank.credit.Seal;
import org.timebank.credit.SealLedger;
import org.timebank.credit.SealReceipt;
import org.timebank.credit.Unsealed;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Closes a seal over what moved since the last one. */
public final class SealDecision implements Decision<SealLedger, SealReceipt> {

    @Override
    public Needs needs(SealLedger command) {
        return Needs.of(new Key.UnsealedKey());
    }

    @Override
    public Decided<SealReceipt> decide(Facts facts, SealLedger command, Circumstances now) {
        Unsealed unsealed = facts.find(new Key.UnsealedKey()).orElseThrow();
        if (unsealed.heads().isEmpty()) {
            return Decided.done(
                    new SealReceipt(unsealed.seals(), unsealed.last(), 0),
                    ChangeSet.builder().build());
        }
        Seal seal = Seal.over(now.timebank(), unsealed, now.now(), now.actor().id());
        ChangeSet changes = ChangeSet.builder()
                .put(new Key.SealKey(seal.number()), 0, seal)
                .tell(now.event(
                        EventType.LEDGER_SEALED,
                        Event.SEALS,
                        seal.number(),
                        seal.digest().hex()))
                .build();
        return Decided.done(
                new SealReceipt(seal.number(), seal.digest(), seal.heads().size()), changes);
    }

    @Override
    public String write(SealReceipt result) {
        return CanonicalText.of(result.number(), result.digest(), result.accounts());
    }

    @Override
    public SealReceipt read(String remembered) {
        List<String> fields = CanonicalText.fields(remembered);
        return new SealReceipt(
                Integer.parseInt(fields.get(0)), new Digest(fields.get(1)), Integer.parseInt(fields.get(2)));
    }
}
